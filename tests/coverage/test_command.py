"""`coverage` as a person types it: a text to read, a page to open, a table to sort, and a status to act on."""

import csv
import io
import re
from pathlib import Path

import pytest

from degraded_mode.language.wrapping import columns
from tests.cli.typed import TODAY, Spoken, plain, typed
from tests.coverage.hospital import HOSPITAL, STORES


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "runbooks"
    for path, text in HOSPITAL.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def spoil(corpus: Path, name: str, before: str, after: str) -> None:
    text = (corpus / name).read_text(encoding="utf-8")
    assert before in text
    (corpus / name).write_text(text.replace(before, after), encoding="utf-8")


def stock(corpus: Path) -> None:
    with (corpus / "kits.yaml").open("a", encoding="utf-8") as kits:
        kits.write(STORES)


def asked(corpus: Path, *words: str) -> Spoken:
    return typed(corpus.parent, "coverage", *words, *TODAY)


def test_a_function_is_one_line_of_marks_above_its_sheets(corpus: Path) -> None:
    said = plain(asked(corpus, "--site", "mercure").result).splitlines()
    rank = next(rank for rank, line in enumerate(said) if line.startswith("  prescription"))
    assert said[rank].split() == ["prescription", "F-10", "·", "·", "T", "T", "T", "Q", "Q", "Q"]
    assert said[rank + 1].split() == ["au", "kit", ":", "30", "1", "2", "5", "10", "30", "90", "210", "840"]
    assert "  PD-HOS-01, exercée le 20/08/2026, il y a 94 jours ; rien de prévu ; papier :" in said


def test_no_line_is_wider_than_eighty_columns(corpus: Path) -> None:
    spoil(corpus, "units.yaml", "prescription:", "prescription-des-medicaments-et-des-perfusions:")
    assert [line for line in asked(corpus).result.splitlines() if columns(line) > 80] == []


def test_holes_alone_are_told_with_their_harm_and_their_hour(corpus: Path) -> None:
    said = plain(asked(corpus, "--holes").result)
    assert "Trous de gravité VITALE\n  - dès 72 h, Médecine, prescription : pas assez de feuilles (F-10)" in said
    assert "au kit" not in said


def test_a_hole_while_the_loss_is_vital_ends_with_1_and_none_with_0(corpus: Path) -> None:
    assert asked(corpus).status == 1
    spoil(corpus, "units.yaml", "vital", "fort")
    assert asked(corpus).status == 0
    spoil(corpus, "units.yaml", "fort", "vital")
    stock(corpus)
    sound = asked(corpus, "--site", "mercure")
    assert (sound.status, "Aucun trou." in sound.result) == (0, True)


def test_one_unit_is_judged_alone(corpus: Path) -> None:
    with (corpus / "units.yaml").open("a", encoding="utf-8") as units:
        units.write("""
- {id: venus-1, title: Accueil, site: venus, kind: admissions, tolerates: 1 h, restoration_rank: 1,
   decides: {day: cadre, out_of_hours: infirmier}, functions: {registre: {needs: [labo], paper: F-10, place: kit}}}
""")
    spoken = asked(corpus, "--unit", "venus-1")
    assert spoken.status == 0
    assert "Hôpital Vénus" in spoken.result
    assert "Médecine" not in spoken.result


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--unit", "medecin"), "conseil : vouliez-vous « medecine » ?"),
        (("--site", "mercur"), "conseil : vouliez-vous « mercure » ?"),
        (("--site", "venus", "--unit", "medecine"), "le service « medecine » n'existe pas dans ce site."),
        (("--format", "pdf"), "conseil : écrire text, html ou csv."),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_the_nearest(
    corpus: Path, words: tuple[str, ...], sentence: str
) -> None:
    spoken = asked(corpus, *words)
    assert spoken.status == 2
    assert sentence in plain(spoken.trouble)


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_judged(corpus: Path) -> None:
    (corpus / "roles.yaml").unlink()
    (corpus / "roles.yaml").mkdir()
    spoken = asked(corpus)
    assert spoken.status == 4
    assert "prescription" in spoken.result


def table(corpus: Path, *words: str) -> tuple[bytes, list[dict[str, str]]]:
    path = corpus.parent / "grille.csv"
    asked(corpus, "--format", "csv", "-o", str(path), *words)
    raw = path.read_bytes()
    return raw, list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))


def test_the_table_opens_in_a_french_spreadsheet(corpus: Path) -> None:
    raw, lines = table(corpus)
    assert raw.startswith(b"\xef\xbb\xbfSite;Service;Fonction;")
    assert len(lines) == 8
    assert [line["Horizon en heures"] for line in lines[:2]] == ["0,5", "1"]
    day = lines[4]
    assert (day["Horizon"], day["Gravité"], day["Feuilles nécessaires"], day["Dans le kit"]) == (
        "24 h",
        "VITAL",
        "30",
        "30",
    )
    assert (day["Dernier exercice"], day["Âge en jours"], day["Trous"]) == ("20/08/2026", "94", "")
    assert lines[5]["Trous"] == "pas assez de feuilles"


def test_the_table_of_holes_has_no_other_line(corpus: Path) -> None:
    assert [line["Horizon"] for line in table(corpus, "--holes")[1]] == ["72 h", "7 jours", "4 semaines"]


def test_a_title_is_never_reckoned_by_the_spreadsheet(corpus: Path) -> None:
    spoil(corpus, "units.yaml", "title: Médecine", 'title: "=1+1; \\"x\\""')
    assert table(corpus)[1][0]["Service"] == '\'=1+1; "x"'


def test_the_page_needs_nothing_else_and_shows_titles_as_text(corpus: Path) -> None:
    spoil(corpus, "units.yaml", "title: Médecine", "title: <b>Médecine</b>")
    path = corpus.parent / "grille.html"
    spoken = asked(corpus, "--format", "html", "-o", str(path))
    page = path.read_text(encoding="utf-8")
    assert spoken.status == 1
    assert "&lt;b&gt;Médecine&lt;/b&gt;" in page
    assert re.findall(r"(?:src|href)=|https?:|@import|<script", page) == []
    assert "size: A4 landscape" in page


def test_without_a_file_name_the_page_goes_where_prints_go(corpus: Path) -> None:
    asked(corpus, "--format", "html", "--site", "mercure")
    assert (corpus.parent / "build" / "couverture-mercure.html").is_file()


def test_a_file_that_cannot_be_written_ends_with_4(corpus: Path) -> None:
    assert asked(corpus, "-o", str(corpus)).status == 4


def test_without_the_file_of_the_establishment_the_units_are_judged_all_the_same(corpus: Path) -> None:
    (corpus / "establishment.yaml").write_text("id: [", encoding="utf-8")
    spoken = asked(corpus)
    assert spoken.status == 1
    assert spoken.result.startswith("Tous les sites")
    assert "prescription" in spoken.result


def test_a_unit_that_says_nothing_of_what_it_loses_is_named(corpus: Path) -> None:
    with (corpus / "units.yaml").open("a", encoding="utf-8") as units:
        units.write("""
- {id: archives, title: Archives, site: mercure, kind: dim, tolerates: 1 h, restoration_rank: 1,
   decides: {day: cadre, out_of_hours: infirmier}}
""")
    assert "Sans fonction déclarée : Archives." in plain(asked(corpus).result)


def test_where_nothing_is_told_nothing_is_said_to_hold(corpus: Path) -> None:
    said = plain(asked(corpus, "--site", "venus").result)
    assert "Rien à juger : aucun service ne dit ce qu'il fait avec ses outils." in said
    assert "Aucun trou" not in said
