"""`init` makes a hospital's own folder of the starting kit, green under its list, ready to print; or writes nothing."""

from pathlib import Path

import pytest

from degraded_mode.cli.init import ACCEPTED, home
from degraded_mode.lint.baseline import read_baseline
from degraded_mode.loading.read import load_folder
from degraded_mode.source.findings import Finding
from tests.adoption.small import ALL, KIT
from tests.cli.typed import REPOSITORY, Spoken, plain, started, typed

SAMPLE_ANSWERS = """\
group: {name: Littoral, title: Groupe hospitalier du Littoral}
sites:
  venus: {name: Auréole, title: "Hôpital d'Auréole"}
  mercure: {name: Le Halo, id: halo, title: Hôpital du Halo}
names: {nebuleuse: {name: Large}, selene: {name: la Traîne}}
without: {kinds: [samu, chimiotherapie], names: [deux-cometes]}
"""


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A folder with a small kit and answers."""
    for path, text in KIT.items():
        (tmp_path / "kit" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "kit" / path).write_text(text, encoding="utf-8")
    (tmp_path / "kit" / ".fiction.yaml").write_text(
        "names: [{id: deux-cometes, name: Deux-Comètes, ask: Groupe partenaire, optional: true}]\n", encoding="utf-8"
    )
    (tmp_path / "kit" / ".schema").mkdir()
    (tmp_path / "kit" / ".schema" / "roles.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "kit" / "references").mkdir()
    (tmp_path / "kit" / "references" / "plan.pdf").write_bytes(b"%PDF-")
    (tmp_path / "reponses.yaml").write_text(ALL, encoding="utf-8")
    return tmp_path


def init(where: Path, *words: str) -> Spoken:
    return typed(where, "init", "mien", "--from", "kit", *(words or ("--answers", "reponses.yaml")))


def test_the_new_folder_is_green_under_its_list(where: Path) -> None:
    spoken = init(where)
    assert (spoken.status, spoken.trouble) == (0, "")
    assert str(ACCEPTED) in spoken.result
    checked = typed(where, "check", "mien", "--baseline", str(Path("mien") / ACCEPTED))
    assert checked.status == 0
    assert "0 erreur, 0 avertissement" in plain(checked.result)
    assert "GOV012" in typed(where, "check", "mien").result


def test_joined_documents_and_schemas_come_along_and_the_names_of_fiction_do_not(where: Path) -> None:
    init(where)
    assert (where / "mien" / "references" / "plan.pdf").read_bytes() == b"%PDF-"
    assert (where / "mien" / ".schema" / "roles.schema.json").is_file()
    assert not (where / "mien" / ".fiction.yaml").exists()


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_nothing_is_written_over_something(where: Path, kind: str) -> None:
    if kind == "folder":
        (where / "mien").mkdir()
        (where / "mien" / "notes.txt").write_text("à garder", encoding="utf-8")
    else:
        (where / "mien").write_text("à garder", encoding="utf-8")
    before = sorted(where.rglob("*"))
    spoken = init(where)
    assert (spoken.status, spoken.result) == (2, "")
    assert "n'est pas vide" in plain(spoken.trouble)
    assert sorted(where.rglob("*")) == before


def test_wrong_answers_write_nothing_and_are_all_said(where: Path) -> None:
    (where / "reponses.yaml").write_text(
        ALL.replace("venus:", "vennus:").replace("deux-cometes:", "autre:"), encoding="utf-8"
    )
    spoken = init(where)
    assert (spoken.status, spoken.result) == (2, "")
    assert spoken.trouble.count("INI001") == 2
    assert not (where / "mien").exists()


def test_answers_that_are_missing_or_a_kit_that_is_wrong_end_with_4(where: Path) -> None:
    assert init(where, "--answers", "ailleurs.yaml").status == 4
    (where / "kit" / "units.yaml").write_text("[[[", encoding="utf-8")
    assert init(where).status == 4
    assert typed(where, "init", "mien", "--from", "ailleurs", "--answers", "reponses.yaml").status == 4


def test_a_name_that_makes_a_title_too_long_is_refused(where: Path) -> None:
    kit = where / "kit" / "roles.yaml"
    kit.write_text(kit.read_text(encoding="utf-8").replace("title: Chef", f"title: {'Chef ' * 20}de Vénus"), "utf-8")
    (where / "reponses.yaml").write_text(ALL.replace("name: Auréole", f"name: {'Auréole ' * 5}X, id: a"), "utf-8")
    spoken = init(where)
    assert spoken.status == 2
    assert "roles.yaml" in spoken.trouble
    assert not (where / "mien").exists()


def test_what_cannot_be_written_leaves_nothing_half_done(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> int:
        if path.suffix == ".pdf":
            raise OSError(28, "No space left on device", str(path))
        return written(path, content)

    written = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", full)
    spoken = init(where)
    assert (spoken.status, spoken.result) == (4, "")
    assert "plan.pdf" in spoken.trouble
    assert not (where / "mien").exists()


def test_without_a_file_the_questions_are_asked_and_nobody_answering_is_said(where: Path) -> None:
    spoken = started(where, "init", "mien", "--from", "kit")
    assert spoken.status == 2
    assert "Nom entier" in spoken.result
    assert "--answers" in spoken.trouble
    assert not (where / "mien").exists()


def test_the_sample_becomes_a_hospital_s_own_and_prints(tmp_path: Path) -> None:
    (tmp_path / "reponses.yaml").write_text(SAMPLE_ANSWERS, encoding="utf-8")
    assert home() == REPOSITORY / "runbooks"
    assert typed(tmp_path, "init", "mien", "--answers", "reponses.yaml").status == 0
    checked = typed(tmp_path, "check", "mien", "--baseline", str(Path("mien") / ACCEPTED))
    assert (checked.status, checked.trouble) == (0, "")
    listed = read_baseline("b", (tmp_path / "mien" / ACCEPTED).read_bytes())
    assert not isinstance(listed, Finding)
    assert [line for line in listed.lines.values() if line.startswith(("REF", "SCH", "FIC"))] == []
    left = load_folder(tmp_path / "mien")
    assert left.sites == ("halo", "aureole")
    assert {"samu", "chimiotherapie"}.isdisjoint(unit.kind.value for unit in left.group.units.values())
    for site in left.sites:
        binder = typed(
            tmp_path, "print", "binder", "--site", site, "--corpus", "mien", "--format", "html", "-o", "sortie"
        )
        assert binder.status == 0, binder.trouble
        page = (tmp_path / "sortie" / f"classeur-{site}.html").read_text(encoding="utf-8")
        assert "__________" in page
        assert "COMPLÉTER" not in page
        assert "Vénus" not in page
