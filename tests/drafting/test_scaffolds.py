"""What is written reads back as what was answered, holds, and leaves to the hospital what only it knows."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degraded_mode.drafting.drafted import blanks_in
from degraded_mode.drafting.question import Situation
from degraded_mode.drafting.questionnaires import ASKED
from degraded_mode.lint.check import check
from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.model.corpus import Kind
from degraded_mode.model.message import MessageKind
from degraded_mode.model.runbook import PhaseName, Runbook
from degraded_mode.model.step import Step
from degraded_mode.render.scaffold import as_yaml
from degraded_mode.source.document import read_document
from degraded_mode.source.findings import Finding, Severity
from tests.adoption.small import KIT
from tests.drafting.desk import SMALL, TODAY, answered, desk, placed_with, written


def with_record(kind: Kind, text: str, site: str = "") -> Loaded:
    place = written(desk(kind, site), text)
    return load_texts({**KIT, place.path: place.content})


def errors(loaded: Loaded) -> list[Finding]:
    return [one for one in check(loaded, today=TODAY) if one.severity is Severity.ERROR]


def runbook(text: str) -> Runbook:
    return with_record(Kind.RUNBOOK, text).group.runbooks["dossier-perdu"]


@pytest.mark.parametrize("site", ["", "venus"])
@pytest.mark.parametrize("kind", SMALL, ids=lambda kind: kind.value)
def test_the_fewest_answers_make_a_record_that_holds(kind: Kind, site: str) -> None:
    before = {one.fingerprint for one in errors(load_texts(KIT))}
    situation = answered(desk(kind, site), SMALL[kind])
    loaded = with_record(kind, SMALL[kind], site)
    assert situation.text("id") in loaded.at(site).of(kind)
    assert [one for one in errors(loaded) if one.fingerprint not in before] == []
    assert (situation.text("id") in loaded.group.of(kind)) == (site == "")


@pytest.mark.parametrize("kind", SMALL, ids=lambda kind: kind.value)
def test_nothing_is_an_answer_wherever_the_question_says_so(kind: Kind) -> None:
    where = desk(kind)
    given = answered(where, SMALL[kind]).answers
    nothing = {one.route: "" for one in ASKED[kind]() if one.optional and one.route in given}
    for route in [None, *nothing]:
        fewer = {**given, **(nothing if route is None else {route: ""})}
        if kind is Kind.RUNBOOK and not fewer["applies_to", "kind"]:
            fewer["applies_to", "unit"] = "samu"
        place = placed_with(Situation(where, fewer))
        loaded = load_texts({**KIT, place.path: place.content})
        assert fewer["id",] in loaded.group.of(kind), place.content.decode()


def test_a_draft_has_its_phases_a_first_check_a_vital_step_a_return_and_a_catching_up() -> None:
    draft = runbook(f"{SMALL[Kind.RUNBOOK]}form: F-07\ncontact: samu\n")
    assert [phase.phase for phase in draft.phases] == [
        PhaseName.REFLEX,
        PhaseName.INSTALL,
        PhaseName.HOLD,
        PhaseName.LONG,
        PhaseName.RETURN,
        PhaseName.CATCH_UP,
        PhaseName.REVIEW,
    ]
    steps: dict[str, Step] = {placed.step.id: placed.step for placed in draft.steps()}
    assert next(iter(steps)) == "verifier"
    assert steps["geste-vital"].vital
    assert steps["passer-au-papier"].opens == steps["reprendre"].closes == "sur-papier"
    assert {"prevenir", "ressaisir", "retour-d-experience"} <= steps.keys()
    assert draft.status.value == "draft"


UNTRIED = {"GOV013", "GOV019", "GOV020", "PAP017", "RET011"}
"""What a procedure approved without being tried, read, signed again and put where the unit works is told for; and the
form of the kit, which is kept and has nothing to key."""


@pytest.mark.parametrize("more", ["", "form: F-07\n", "contact: samu\n", "form: F-07\ncontact: samu\n"])
@pytest.mark.parametrize("lost", ["lost: [dpi]\n", "lost: [dpi, acd]\n", ""])
@pytest.mark.parametrize("scope", ["{kind: urgences}", "{unit: samu}"])
def test_an_approved_draft_would_miss_nothing_but_what_the_hospital_knows(scope: str, lost: str, more: str) -> None:
    text = SMALL[Kind.RUNBOOK].replace("lost: [dpi]\n", lost).replace("{kind: urgences}", scope) + more
    place = written(desk(Kind.RUNBOOK), text)
    approved = place.content.decode().replace(
        "status: draft",
        "status: approved\napproval: {by: chef, date: 2026-06-12, quality: chef}\n"
        "effective: 2026-06-15\nreview_by: 2027-06-12",
    )
    before = {one.fingerprint for one in check(load_texts(KIT), today=TODAY)}
    found = check(load_texts({**KIT, place.path: approved}), today=TODAY)
    fresh = [one for one in found if one.fingerprint not in before and one.place.record == "runbook dossier-perdu"]
    assert {one.code for one in fresh} - UNTRIED == {"GOV012"}, fresh


@pytest.mark.parametrize("kind", MessageKind, ids=lambda kind: kind.value)
def test_a_message_of_any_kind_waits_only_for_its_words_and_for_a_step_that_sends_it(kind: MessageKind) -> None:
    place = written(desk(Kind.MESSAGE), f"title: Note du soir\nkind: {kind.value}\nowner: cadre\n")
    found = check(load_texts({**KIT, place.path: place.content}), today=TODAY)
    codes = {one.code for one in found if one.place.record == "message note-du-soir"}
    assert codes <= {"GOV012", "COM010"}


def test_what_is_left_to_fill_is_counted() -> None:
    where = desk(Kind.SYSTEM)
    situation = answered(where, SMALL[Kind.SYSTEM])
    assert blanks_in(with_record(Kind.SYSTEM, SMALL[Kind.SYSTEM]), situation) == 1


def test_the_boxes_of_a_form_have_names_of_their_own_and_the_likeliest_type() -> None:
    loaded = with_record(Kind.FORM, "title: Relevé\nfields: [Date et heure, Motif, Motif, Visa du cadre, '3', …]\n")
    boxes = [(box.id, box.type.value) for box in loaded.group.forms["F-08"].fields]
    assert boxes == [
        ("date-et-heure", "datetime"),
        ("motif", "text"),
        ("motif-2", "text"),
        ("visa-du-cadre", "signature"),
        ("3", "text"),
        ("champ", "text"),
    ]


def test_a_unit_is_shown_what_another_of_its_kind_does() -> None:
    text = SMALL[Kind.UNIT].replace("hospitalisation", "urgences")
    content = written(desk(Kind.UNIT), text).content.decode()
    assert "  #   tri: {needs: [dpi], paper: F-07, place: kit-urgences}\n" in content


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_sentence_stands_in_a_file_as_it_was_said_or_is_refused_when_it_is_said(sentence: str) -> None:
    document, findings = read_document("x.yaml", f"a: {as_yaml(sentence)}\nb: [{as_yaml(sentence)}]\n".encode())
    if not findings:
        assert document is not None
        same = unicodedata.normalize("NFC", sentence)
        assert document.tree == {"a": same, "b": [same]}


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ 7 * 7 }}",
        "{% raw %}",
        "a: b # c",
        "« l'heure » : 10 %",
        '"',
        "'",
        "- x",
        "[a",
        "@é",
        "!tag",
        "*a",
        "null",
        "2.10",
    ],
)
def test_what_is_answered_is_never_read_as_yaml_nor_as_a_template(hostile: str) -> None:
    quoted = "'" + hostile.replace("'", "''") + "'"
    text = SMALL[Kind.SYSTEM].replace("title: Verrous", f"title: {quoted}\nid: verrous\nlooks_like: {quoted}")
    system = with_record(Kind.SYSTEM, text).group.systems["verrous"]
    assert (system.title, system.looks_like) == (hostile, hostile)
