"""`check --format` gives other programs a document and nothing else, and ends as it would have for a person."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.typed import SOUND, TODAY, Spoken, plain, started, typed

FORMS = ("json", "sarif", "gitlab", "junit")
LIST = "acceptes.txt"
IGNORE = """\
- id: essai-du-mobile
  rule: TEL004
  record: directeur-de-garde
  reason: Le mobile est changé en janvier.
  until: 2099-01-31
  by: cadre-standard
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with an unknown key and a number tried too long ago."""
    folder = Path(shutil.copytree(SOUND, tmp_path / "runbooks"))
    spoil(folder, "units.yaml", "tolerates", "tolerate")
    spoil(folder, "contacts.yaml", "mobile, last_called: 2026-11-02", "mobile, last_called: 2026-02-02")
    return folder


def spoil(corpus: Path, name: str, before: str, after: str) -> None:
    text = (corpus / name).read_text(encoding="utf-8")
    assert before in text
    (corpus / name).write_text(text.replace(before, after, 1), encoding="utf-8")


def check(corpus: Path, form: str, *also: str) -> Spoken:
    return typed(corpus.parent, "check", "runbooks", "--format", form, *TODAY, *also)


def codes(form: str, document: str) -> list[str]:
    """The codes of the findings that a document tells, in its order."""
    match form:
        case "json":
            return [one["code"] for one in json.loads(document)["findings"]]
        case "sarif":
            return [one["ruleId"] for one in json.loads(document)["runs"][0]["results"]]
        case "gitlab":
            return [one["check_name"] for one in json.loads(document)]
        case _:
            lines = "".join(ET.fromstring(document.encode()).itertext()).splitlines()
            return [line.rpartition("[")[2].rstrip("]") for line in lines if line.endswith("]")]


def paths(form: str, document: str) -> list[str]:
    match form:
        case "json":
            return [one["place"]["path"] for one in json.loads(document)["findings"]]
        case "sarif":
            found = json.loads(document)["runs"][0]["results"]
            return [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in found]
        case "gitlab":
            return [one["location"]["path"] for one in json.loads(document)]
        case _:
            cases = ET.fromstring(document.encode()).iter("testcase")
            return [str(case.get("name")) for case in cases if case.find("failure") is not None]


@pytest.mark.parametrize("form", FORMS)
def test_the_document_stands_alone_and_the_status_is_the_same(corpus: Path, form: str) -> None:
    first = check(corpus, form)
    assert (first.status, first.trouble) == (1, "")
    assert codes(form, first.result) == ["TEL004", "SCH002"]
    assert paths(form, first.result) == ["runbooks/contacts.yaml", "runbooks/units.yaml"]
    assert check(corpus, form) == first, "the second time, from the kept verdict"


@pytest.mark.parametrize("form", FORMS)
def test_a_sound_folder_is_a_document_too(tmp_path: Path, form: str) -> None:
    shutil.copytree(SOUND, tmp_path / "runbooks")
    spoken = typed(tmp_path, "check", "runbooks", "--format", form, *TODAY)
    assert (spoken.status, spoken.trouble) == (0, "")
    assert codes(form, spoken.result) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("folder", ["ailleurs", "runbooks/units.yaml"])
def test_a_folder_that_cannot_be_read_is_a_document_and_ends_with_4(corpus: Path, form: str, folder: str) -> None:
    spoken = typed(corpus.parent, "check", folder, "--format", form)
    assert (spoken.status, spoken.trouble) == (4, "")
    assert codes(form, spoken.result) == ["FIC006"]
    assert paths(form, spoken.result) == [folder]


@pytest.mark.parametrize("form", FORMS)
def test_paths_are_seen_from_where_the_command_is_typed(corpus: Path, form: str) -> None:
    whole = typed(corpus.parent, "check", str(corpus), "--format", form, *TODAY)
    assert paths(form, whole.result) == ["runbooks/contacts.yaml", "runbooks/units.yaml"]
    inside = typed(corpus, "check", ".", "--format", form, *TODAY)
    assert paths(form, inside.result) == ["contacts.yaml", "units.yaml"]


@pytest.mark.parametrize("form", FORMS)
def test_an_old_console_gets_the_document_in_utf_8_all_the_same(corpus: Path, form: str) -> None:
    words = ("check", "runbooks", "--format", form, *TODAY)
    assert started(corpus.parent, *words, encoding="utf-8").result == check(corpus, form).result
    output = corpus.parent / "out"
    assert started(corpus.parent, *words, "-o", "out", encoding="cp850").status == 1
    assert output.read_bytes().decode() == check(corpus, form).result


@pytest.mark.parametrize("form", ["text", *FORMS])
def test_the_answer_may_go_to_a_file_and_the_counts_to_the_screen(corpus: Path, form: str) -> None:
    alone = check(corpus, form)
    for _ in range(2):
        spoken = check(corpus, form, "--output", "build/constats")
        assert (spoken.status, spoken.trouble) == (1, "")
        assert plain(spoken.result).startswith("build/constats : 7 fichiers lus, ")
        assert "2 erreurs" in plain(spoken.result)
        assert (corpus.parent / "build" / "constats").read_bytes() == alone.result.encode()


def test_a_file_that_cannot_be_written_ends_with_4(corpus: Path) -> None:
    spoken = check(corpus, "json", "--output", "runbooks")
    assert (spoken.status, spoken.result) == (4, "")
    assert "n'a pas pu être écrit" in plain(spoken.trouble)


@pytest.mark.parametrize("form", FORMS)
def test_only_what_is_new_beside_a_list_is_told_under_every_profile(corpus: Path, form: str) -> None:
    typed(corpus.parent, "check", "runbooks", "--baseline", LIST, "--write-baseline", *TODAY)
    for profile in ("daily", "crisis", "audit"):
        spoken = check(corpus, form, "--baseline", LIST, "--profile", profile)
        assert (spoken.status, codes(form, spoken.result)) == (0, [])
    spoil(corpus, "contacts.yaml", "title:", "titel:")
    assert codes(form, check(corpus, form, "--baseline", LIST).result) == ["SCH002"]


@pytest.mark.parametrize("form", FORMS)
def test_a_damaged_list_is_the_one_finding_of_the_document(corpus: Path, form: str) -> None:
    (corpus.parent / LIST).write_text("<<<<<<< ici\n", encoding="utf-8")
    spoken = check(corpus, form, "--baseline", LIST)
    assert (spoken.status, spoken.trouble) == (4, "")
    assert (codes(form, spoken.result), paths(form, spoken.result)) == (["FIC011"], [LIST])


@pytest.mark.parametrize("form", FORMS)
def test_the_list_of_another_folder_is_the_one_finding_of_the_document(corpus: Path, form: str) -> None:
    typed(corpus.parent, "check", "runbooks", "--baseline", LIST, "--write-baseline", *TODAY)
    spoil(corpus, "establishment.yaml", "id: ", "id: autre-")
    assert codes(form, check(corpus, form, "--baseline", LIST).result) == ["FIC012"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_set_aside_is_not_told_but_counted(corpus: Path, form: str) -> None:
    (corpus / "ignores.yaml").write_text(IGNORE, encoding="utf-8")
    document = check(corpus, form).result
    assert codes(form, document) == ["SCH002"]
    match form:
        case "json":
            read = json.loads(document)
            assert read["counts"]["set_aside"] == 1
            assert read["set_aside"][0]["reason"] == "Le mobile est changé en janvier."
        case "sarif":
            assert json.loads(document)["runs"][0]["properties"]["setAside"] == 1
        case "junit":
            assert '<property name="set_aside" value="1" />' in document
        case _:
            assert "TEL004" not in document


def test_a_finding_has_the_fingerprint_of_its_line_in_the_list(corpus: Path) -> None:
    typed(corpus.parent, "check", "runbooks", "--baseline", LIST, "--write-baseline", *TODAY)
    listed = (corpus.parent / LIST).read_text(encoding="utf-8")
    for one in json.loads(check(corpus, "json").result)["findings"]:
        assert f" {one['fingerprint']}\n" in listed


def test_a_step_is_named_and_the_profile_is_said(corpus: Path) -> None:
    spoil(corpus, "procedures/standard-perdu.yaml", "role: standardiste", "role: inconnu")
    read = json.loads(check(corpus, "json", "--profile", "crisis").result)
    assert read["profile"] == "crisis"
    (unknown,) = (one for one in read["findings"] if one["code"] == "REF001")
    assert (unknown["record"], unknown["step"]) == ("runbook standard-perdu", "prevenir-direction")


def test_a_rule_carries_its_card_to_the_tools_that_show_it(corpus: Path) -> None:
    (run,) = json.loads(check(corpus, "sarif").result)["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["TEL004"]["help"]["markdown"].startswith("# Un numéro")
    assert "## Pourquoi" in rules["TEL004"]["help"]["markdown"]
    assert rules["SCH002"]["help"]["text"].startswith("SCH002 est trouvé en lisant un fichier")


def test_an_unknown_form_is_told_the_five(corpus: Path) -> None:
    spoken = check(corpus, "xml")
    assert (spoken.status, spoken.result) == (2, "")
    sentence = "erreur : « xml » n'est pas une forme de réponse : écrire text, json, sarif, gitlab, junit."
    assert plain(spoken.trouble).splitlines()[0] == sentence


@pytest.mark.parametrize("also", [("--format", "json"), ("--output", "x")])
def test_writing_a_list_gives_no_document(corpus: Path, also: tuple[str, ...]) -> None:
    spoken = typed(corpus.parent, "check", "runbooks", "--baseline", LIST, "--write-baseline", *also)
    assert (spoken.status, spoken.result) == (2, "")
    assert not (corpus.parent / LIST).exists()
