"""`impact` says what falls, what to open and what to leave shut; with `--symptom`, what may be lost."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from degraded_mode.language.wrapping import columns
from tests.cli.typed import REPOSITORY, Spoken, plain, typed
from tests.impact.clinic import TEXTS
from tests.paper.test_narrow_screen import CHROMIUM, MEASURE


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A small clinic in `runbooks/`."""
    for place, text in TEXTS.items():
        path = tmp_path / "runbooks" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def impact(where: Path, *words: str) -> Spoken:
    return typed(where, "impact", *words)


def said(where: Path, *words: str) -> str:
    """The answer on one line, with the spaces of a keyboard."""
    return " ".join(plain(impact(where, *words).result).split())


def test_the_reason_of_a_fall_is_told_down_to_what_is_lost(clinic: Path) -> None:
    answer = said(clinic, "--lost", "coeur", "--site", "nord")
    assert "TOMBE VITALE, étape 2 : Appeler : CODIS." in answer
    assert "l'appel à « CODIS » passe par « Téléphonie », qui passe par « Cœur de réseau » (perdu)" in answer


def test_a_fall_ends_with_status_1_and_none_with_0(clinic: Path) -> None:
    assert impact(clinic, "--lost", "coeur", "--site", "nord").status == 1
    assert impact(clinic, "--lost", "dpi", "--site", "nord").status == 0


def test_what_to_do_first_comes_before_the_rest(clinic: Path) -> None:
    answer = said(clinic, "--lost", "coeur", "--site", "nord")
    first, _, rest = answer.partition("SERVICES TOUCHÉS")
    assert "1. Trouver un autre moyen pour ce qui est vital et qui tombe : PD-URG-01 étape 2" in first
    assert "2. Ouvrir PD-URG-01" in first
    assert "Lire « Dossier de secours »" in first
    assert "F-10 Feuille de prescription" in rest


def test_a_procedure_to_open_bears_the_code_of_its_printed_page(clinic: Path) -> None:
    impact_says = said(clinic, "--lost", "dpi", "--site", "nord")
    typed(clinic, "print", "checklist", "PD-URG-01", "--site", "nord", "--format", "html", "-o", str(clinic))
    page = (clinic / "PD-URG-01-nord.html").read_text(encoding="utf-8")
    (code,) = set(re.findall(r"v1\.0 · ([0-9A-Z]{4}[ -][0-9A-Z]{4})", plain(page)))
    assert f"page v1.0, {code}" in impact_says


def test_what_must_stay_shut_has_its_reason(clinic: Path) -> None:
    answer = said(clinic, "--lost", "standard", "--site", "nord")
    assert "PD-STD-01 s'ouvre à sa place, jamais les deux ensemble" in answer
    assert "« Téléphonie » tient ; c'est PD-URG-01 qui s'ouvre" in said(clinic, "--lost", "dpi", "--site", "nord")


def test_without_a_site_each_has_its_answer(clinic: Path) -> None:
    answer = said(clinic, "--lost", "coeur")
    assert "Site Nord Perdu : Cœur de réseau" in answer
    assert "Site Sud Perdu : Cœur de réseau Aucun service n'est touché" in answer


def test_a_system_of_another_site_is_said_to_be_there(clinic: Path) -> None:
    assert "« Agenda du Sud » est au site « Site Sud »" in said(clinic, "--lost", "agenda-sud", "--site", "nord")


@pytest.mark.parametrize(
    ("written", "advice"), [("cœur", "coeur"), ("Téléphoni", "standard"), ("dpi-secour", "dpi-secours")]
)
def test_an_unknown_system_gets_the_nearest_name(clinic: Path, written: str, advice: str) -> None:
    spoken = impact(clinic, "--lost", f"dpi,{written}")
    assert spoken.status == 2
    assert f"vouliez-vous « {advice} »" in plain(spoken.trouble)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--lost", " , "),
        ("--lost", "dpi", "--after", "bientôt"),
        ("--lost", "dpi", "--site", "lune"),
        ("--lost", "dpi", "--format", "pdf"),
        ("--lost", "dpi", "--symptom", "plus rien"),
        ("--symptom", "plus rien", "--after", "4 h"),
        ("--scenario", "absent"),
    ],
)
def test_a_command_that_cannot_be_answered_says_so_with_advice(clinic: Path, words: tuple[str, ...]) -> None:
    spoken = impact(clinic, *words)
    assert (spoken.status, spoken.result) == (2, "")
    assert "conseil : " in plain(spoken.trouble)


def test_a_folder_with_a_mistake_is_answered_and_the_mistake_counted(clinic: Path) -> None:
    (clinic / "runbooks" / "roles.yaml").write_text("- {id: cadre}\n", encoding="utf-8")
    spoken = impact(clinic, "--lost", "dpi", "--site", "nord")
    assert spoken.status == 0
    assert "PD-URG-01" in spoken.result
    assert "« degraded-mode check runbooks » les montre" in plain(spoken.trouble)


def test_systems_are_named_in_one_option_or_in_several(clinic: Path) -> None:
    several = impact(clinic, "--lost", "dpi", "--lost", "radio", "--site", "nord")
    assert several == impact(clinic, "--lost", "dpi, RADIO", "--site", "nord")


def test_the_moment_asked_for_gives_harm_and_what_is_not_due_yet(clinic: Path) -> None:
    answer = said(clinic, "--lost", "dpi", "--site", "nord", "--after", "10 min")
    assert "Urgences — ENCORE SANS GRAVITÉ" in answer
    assert "pas encore : à 15 min de panne" in answer
    assert "Ouvrir PD-URG-01" not in answer
    late = said(clinic, "--lost", "dpi", "--site", "nord", "--after", "20 min")
    assert "Urgences, si ce n'est déjà fait (arrêt admissible : 15 min)" in late
    assert "Urgences — VITAL" in said(clinic, "--lost", "dpi", "--site", "nord", "--after", "1 h")


def test_a_reserve_is_told_with_its_end(clinic: Path) -> None:
    answer = said(clinic, "--lost", "courant", "--site", "nord", "--after", "5 min")
    assert "jusqu'à 20 min, puis tombe : " in answer


def test_json_has_the_chain_of_every_fall(clinic: Path) -> None:
    answer = json.loads(impact(clinic, "--lost", "coeur", "--site", "nord", "--format", "json").result)
    assert (answer["format"], answer["kind"]) == (1, "impact")
    (site,) = answer["sites"]
    (opening,) = [one for one in site["openings"] if one["code"] == "PD-URG-01"]
    (fallen,) = opening["falls"]
    assert fallen["because"] == [{"route": ["call"], "chains": [["standard", "coeur"]]}]
    assert opening["after"] == "15 min"


def test_a_page_holds_all_that_the_text_says_and_needs_nothing_else(clinic: Path) -> None:
    spoken = impact(clinic, "--lost", "coeur", "--site", "nord", "--format", "html", "-o", str(clinic / "out"))
    page = (clinic / "out" / "panne-nord.html").read_text(encoding="utf-8")
    words = plain(" ".join(re.sub(r"<[^>]+>", " ", page).split()))
    assert spoken.status == 1
    for part in ("À FAIRE D'ABORD", "PD-URG-01", "passe par « Téléphonie »", "Dossier de secours", "COMMENT LA PANNE"):
        assert part in words
    assert not re.search(r'(?:src|href)="(?!#)', page)


@pytest.mark.parametrize("lost", ["coeur", "courant,dpi-secours"])
def test_a_picture_is_one_svg_that_says_each_state_in_words(clinic: Path, lost: str) -> None:
    assert impact(clinic, "--lost", lost, "--site", "nord", "--picture", "chute.svg").status == 1
    drawn = ET.parse(clinic / "chute.svg").getroot()
    words = [" ".join(text.itertext()) for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"PERDU", "TOMBE", "TOUCHÉ"} <= set(words)
    width, height = (float(drawn.attrib[name]) for name in ("width", "height"))
    boxes = [
        [float(box.attrib[name]) for name in ("x", "y", "width", "height")]
        for box in drawn.iter("{http://www.w3.org/2000/svg}rect")
    ]
    assert all(x >= 0 and x + w <= width and y >= 0 and y + h <= height for x, y, w, h in boxes)
    corners = {(x, y) for x, y, _, _ in boxes}
    assert len(corners) == len(boxes)


def test_a_failure_that_spreads_far_is_drawn_as_a_tree(tmp_path: Path) -> None:
    folder = str(REPOSITORY / "runbooks")
    impact(tmp_path, folder, "--lost", "annuaire-ad", "--site", "mercure", "--picture", "chute.svg")
    drawn = ET.parse(tmp_path / "chute.svg").getroot()
    words = [plain("".join(text.itertext())) for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert words[0] == "PERDU Annuaire des comptes"
    assert any(one.startswith("touche : ") for one in words)


@pytest.mark.skipif(CHROMIUM is None, reason="« chromium » n'est pas installé")
def test_a_page_does_not_slide_sideways_on_a_telephone(clinic: Path) -> None:
    impact(clinic, "--lost", "coeur", "--site", "nord", "--format", "html", "-o", str(clinic))
    shutil.move(clinic / "panne-nord.html", clinic / "page.html")
    measure = MEASURE.replace("table.small:not(.stack)", ".picture")
    (clinic / "measure.html").write_text(measure.format(width=390), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom")
    shown = subprocess.run(
        [str(CHROMIUM), *options, f"--user-data-dir={clinic}/profile", (clinic / "measure.html").as_uri()],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    ).stdout
    told = re.search(r"<pre id=\"told\">(.*?)</pre>", shown, re.DOTALL)
    assert told
    assert told[1] == "0;"


def test_a_symptom_gets_losses_and_the_look_that_decides(clinic: Path) -> None:
    spoken = impact(clinic, "--symptom", "le dossier ne s'ouvre pas, la téléphonie marche", "--site", "nord")
    answer = " ".join(plain(spoken.result).split())
    assert spoken.status == 0
    assert "PERDU « le dossier ne s'ouvre pas » : Dossier patient (DPI)" in answer
    assert "MARCHE « la téléphonie marche » : Téléphonie" in answer
    assert "2. Serveur A et Serveur B à vérifier : on voit aussi « Rien ne sort sur papier. » (Imprimantes)" in answer
    assert "suite : `degraded-mode impact --lost dpi --site nord`" in answer


def test_a_symptom_that_nothing_explains_ends_with_status_1(clinic: Path) -> None:
    spoken = impact(clinic, "--symptom", "le chat a mangé la souris", "--site", "nord")
    assert spoken.status == 1
    assert "rien de déclaré n'y ressemble" in plain(spoken.result)


def test_a_symptom_is_answered_in_json_and_as_a_page_too(clinic: Path) -> None:
    sentence = ("--symptom", "le dossier ne s'ouvre pas", "--site", "nord")
    answer = json.loads(impact(clinic, *sentence, "--format", "json").result)
    assert answer["sites"][0]["seen"] == [{"text": sentence[1], "lost": True, "systems": ["dpi"]}]
    impact(clinic, *sentence, "--format", "html", "-o", str(clinic))
    assert "Serveur A et Serveur B" in (clinic / "symptome-nord.html").read_text(encoding="utf-8")


def test_a_scenario_is_told_moment_by_moment(tmp_path: Path) -> None:
    sample = str(REPOSITORY / "runbooks")
    spoken = impact(tmp_path, sample, "--scenario", "metz-2023", "--site", "mercure")
    moments = plain(spoken.result).split("\n\n")
    first = " ".join(moments[1].split())
    assert first.startswith("0 min")
    assert "à ouvrir : PD-SAMU-01 " in first
    (back,) = [one for one in moments if one.startswith("5 h 30")]
    assert "plus appelée, retour à préparer : PD-SAMU-01" in " ".join(back.split())
    assert max(columns(line) for line in spoken.result.splitlines()) <= 80
    answer = json.loads(impact(tmp_path, sample, "--scenario", "metz-2023", "--format", "json").result)
    assert [site["site"] for site in answer["sites"]] == ["mercure", "venus", "pluton"]


def test_an_unknown_scenario_gets_the_nearest_name(tmp_path: Path) -> None:
    spoken = impact(tmp_path, str(REPOSITORY / "runbooks"), "--scenario", "metz-2024")
    assert spoken.status == 2
    assert "vouliez-vous « metz-2023 » ?" in plain(spoken.trouble)


def test_no_line_is_wider_than_80_columns(tmp_path: Path) -> None:
    answer = impact(tmp_path, str(REPOSITORY / "runbooks"), "--lost", "reseau-coeur-a,reseau-coeur-b").result
    assert max(columns(line) for line in answer.splitlines()) <= 80
