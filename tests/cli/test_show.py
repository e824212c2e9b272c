"""`show` prints a record as a site sees it, and says of each value where it stands."""

import json
import shutil
from pathlib import Path

import pytest

from degraded_mode.language.wrapping import columns
from degraded_mode.loading.provenance import names_of
from degraded_mode.loading.read import load_folder
from degraded_mode.source.document import read_document
from tests.cli.typed import REPOSITORY, SOUND, Spoken, plain, typed

SAMPLE = REPOSITORY / "runbooks"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A sound corpus in `runbooks/`, whose only site changes the title of a role and removes a form."""
    folder = Path(shutil.copytree(SOUND, tmp_path / "runbooks"))
    site = folder / "sites" / "lune"
    site.mkdir(parents=True)
    (site / "roles.yaml").write_text("- id: standardiste\n  title: Standardiste de la Lune\n", encoding="utf-8")
    (site / "forms.yaml").write_text("- {id: F-54, remove: true}\n", encoding="utf-8")
    return folder


def show(corpus: Path, *words: str) -> Spoken:
    return typed(corpus.parent, "show", *words)


def test_a_value_of_the_site_has_its_file_and_line_in_the_margin(corpus: Path) -> None:
    lines = show(corpus, "standardiste", "--site", "lune").result.splitlines()
    (title,) = [line for line in lines if line.startswith("title:")]
    assert title.split() == ["title:", "Standardiste", "de", "la", "Lune", "#", "sites/lune/roles.yaml:2"]
    assert [line for line in lines if line.startswith("id:")] == ["id: standardiste"]


def test_without_a_site_the_group_s_record_names_the_sites_that_change_it(corpus: Path) -> None:
    said = plain(show(corpus, "standardiste").result)
    assert "# Adapté par le site lune : sites/lune/roles.yaml:1" in said
    assert "Standardiste de la Lune" not in said


def test_a_procedure_is_found_by_its_code(corpus: Path) -> None:
    assert show(corpus, "pd-std-01").result == show(corpus, "standard-perdu").result


def test_json_gives_the_route_the_value_the_file_and_the_line(corpus: Path) -> None:
    answer = json.loads(show(corpus, "standardiste", "--site", "lune", "--format", "json").result)
    assert (answer["format"], answer["kind"], answer["id"], answer["site"]) == (1, "role", "standardiste", "lune")
    assert {
        "route": ["title"],
        "value": "Standardiste de la Lune",
        "file": "sites/lune/roles.yaml",
        "line": 2,
    } in answer["values"]


def test_an_unknown_name_gets_the_nearest_one(corpus: Path) -> None:
    spoken = show(corpus, "standardist")
    assert (spoken.status, spoken.result) == (2, "")
    assert "vouliez-vous « standardiste » ?" in plain(spoken.trouble)


def test_a_name_that_several_bear_asks_for_the_kind(corpus: Path) -> None:
    (corpus / "kits.yaml").write_text("- {id: standardiste}\n", encoding="utf-8")
    spoken = show(corpus, "standardiste")
    assert (spoken.status, spoken.result) == (2, "")
    assert "rôle (role), kit (kit)" in plain(spoken.trouble)
    assert show(corpus, "standardiste", "--kind", "role").status == 0


def test_what_a_site_removes_is_said_to_be_removed(corpus: Path) -> None:
    (corpus / "forms.yaml").write_text("- {id: F-54}\n", encoding="utf-8")
    spoken = show(corpus, "F-54", "--site", "lune")
    assert spoken.status == 2
    assert "retire fiche papier « F-54 » (sites/lune/forms.yaml:1)" in plain(spoken.trouble)
    assert "Retiré par le site lune" in plain(show(corpus, "F-54").result)


@pytest.mark.parametrize(
    "words",
    [
        ("standardiste", "--site", "lunes"),
        ("standardiste", "--kind", "role-play"),
        ("standardiste", "--format", "xml"),
    ],
)
def test_a_wrong_word_is_refused_with_the_right_ones(corpus: Path, words: tuple[str, ...]) -> None:
    spoken = show(corpus, *words)
    assert (spoken.status, spoken.result) == (2, "")
    assert "conseil : " in plain(spoken.trouble)


def test_a_folder_that_is_missing_ends_with_4(tmp_path: Path) -> None:
    assert typed(tmp_path, "show", "codis").status == 4


def test_every_record_of_the_sample_fits_a_narrow_window_and_reads_back(tmp_path: Path) -> None:
    loaded = load_folder(SAMPLE)
    names = [name for name in names_of(loaded) if "standard" in name.casefold()]
    assert names
    for name in names:
        spoken = typed(tmp_path, "show", name, "--corpus", str(SAMPLE), "--site", "pluton")
        if spoken.status == 0:
            assert [line for line in spoken.result.splitlines() if columns(line) > 80 and " " in line.strip("# ")] == []
            document, findings = read_document("x.yaml", spoken.result.encode())
            assert document is not None
            assert findings == ()
