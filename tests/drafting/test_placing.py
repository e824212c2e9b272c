"""A record goes where the hospital keeps those of its kind; what cannot take it is left alone."""

import pytest

from degraded_mode.drafting.placing import about, holders, placed
from degraded_mode.drafting.question import Desk, Situation
from degraded_mode.loading.load import load_texts
from degraded_mode.model.corpus import Kind
from tests.adoption.small import KIT
from tests.drafting.desk import SMALL, TODAY, answered, desk, written

SYSTEMS = {
    "systems/01.yaml": "# Courant\n- {id: groupe, title: Groupe, kind: power}\n",
    "systems/02.yaml": "# yaml-language-server: $schema=x\n# Portes\n- {id: porte, title: Porte, kind: badges}\n",
    "systems/seul.yaml": "id: seul\ntitle: Seul\nkind: badges\n",
}


def divided() -> Desk:
    files = {path: text for path, text in KIT.items() if path != "systems.yaml"}
    return Desk(Kind.SYSTEM, load_texts({**files, **SYSTEMS}), "", TODAY)


@pytest.mark.parametrize(
    ("kind", "path", "is_new"),
    [
        (Kind.RUNBOOK, "procedures/dossier-perdu.yaml", True),
        (Kind.FORM, "forms/F-08.yaml", True),
        (Kind.CONTACT, "contacts.yaml", False),
        (Kind.UNIT, "units.yaml", False),
        (Kind.ROLE, "roles.yaml", False),
        (Kind.SYSTEM, "systems.yaml", False),
        (Kind.KIT, "kits.yaml", False),
        (Kind.MESSAGE, "messages/note.yaml", True),
        (Kind.ROUTINE, "routines/jour.yaml", False),
        (Kind.SCENARIO, "scenarios/nuit.yaml", True),
        (Kind.REFERENCE, "references/portes-et-cles.yaml", True),
        (Kind.EVIDENCE, "evidence/faits.yaml", False),
    ],
)
def test_a_record_goes_with_those_of_its_kind(kind: Kind, path: str, is_new: bool) -> None:
    place = written(desk(kind), SMALL[kind])
    assert (place.path, place.is_new) == (path, is_new)


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (Kind.RUNBOOK, "sites/venus/procedures/dossier-perdu.yaml"),
        (Kind.ROLE, "sites/venus/roles.yaml"),
        (Kind.KIT, "sites/venus/kits.yaml"),
    ],
)
def test_a_record_of_a_site_goes_in_its_folder(kind: Kind, path: str) -> None:
    assert written(desk(kind, "venus"), SMALL[kind]).path == path


def test_among_several_files_the_one_with_records_alike_comes_first() -> None:
    situation = answered(divided(), SMALL[Kind.SYSTEM])
    assert holders(situation) == ("systems/02.yaml", "systems/01.yaml")
    assert [about(situation, path) for path in holders(situation)] == ["Portes", "Courant"]


def test_a_file_that_cannot_take_it_is_left_and_another_is_made() -> None:
    for closed in ("[{id: a, title: A, kind: power}]\n", "id: a\ntitle: A\nkind: power\n"):
        place = written(desk(Kind.SYSTEM, systems=closed), SMALL[Kind.SYSTEM].replace("badges", "power"))
        assert (place.path, place.is_new) == ("systems/verrous.yaml", True)


def test_a_list_between_brackets_is_not_among_the_files_to_pick() -> None:
    files = {path: text for path, text in KIT.items() if path != "systems.yaml"}
    closed = {**SYSTEMS, "systems/03.yaml": "[{id: a, title: A, kind: badges}]\n"}
    where = Desk(Kind.SYSTEM, load_texts({**files, **closed}), "", TODAY)
    assert "systems/03.yaml" not in holders(answered(where, SMALL[Kind.SYSTEM]))


def test_a_file_is_told_by_the_first_sentence_of_its_first_remark() -> None:
    where = desk(Kind.SYSTEM, systems="# Ce qui porte. Valeurs d'exemple.\n- {id: a, title: A, kind: power}\n")
    assert about(Situation(where, {}), "systems.yaml") == "Ce qui porte"


def test_a_hospital_that_keeps_its_forms_in_one_file_goes_on_doing_so() -> None:
    files = {path: text for path, text in KIT.items() if not path.startswith("forms/")}
    forms = "".join(
        f"- {text.replace(chr(10), chr(10) + '  ').rstrip()}\n" for path, text in KIT.items() if "forms/" in path
    )
    where = Desk(Kind.FORM, load_texts({**files, "forms.yaml": forms}), "", TODAY)
    assert written(where, SMALL[Kind.FORM]).path == "forms.yaml"


def test_a_file_that_bears_the_name_already_is_never_written_over() -> None:
    where = desk(Kind.MESSAGE)
    situation = Situation(where, {("id",): "note"})
    assert placed(situation, "", "id: note\n", {"messages/note.yaml": b"[["}, "") is None


def test_an_editor_finds_the_schema_from_wherever_the_file_is() -> None:
    situation = Situation(desk(Kind.MESSAGE, "venus"), {("id",): "note"})
    place = placed(situation, "", "id: note\n", {}, "message-site")
    assert place is not None
    assert place.content.startswith(
        b"# yaml-language-server: $schema=../../../.schema/message-site.schema.json\nid: note"
    )
