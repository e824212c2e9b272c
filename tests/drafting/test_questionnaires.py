"""Every kind of record has its questions, asked with the words of the format."""

import pytest

from degraded_mode.cli.kind_words import MEANINGS
from degraded_mode.drafting.question import Question, UnknownKeyError, key_at
from degraded_mode.drafting.questionnaires import ASKED
from degraded_mode.lint.citations import Target
from degraded_mode.model.corpus import MODELS, Kind
from degraded_mode.render.templates import home

QUESTIONS = [(kind, question) for kind, asked in ASKED.items() for question in asked()]
WHERE = [f"{kind.value}-{'.'.join(map(str, question.route))}" for kind, question in QUESTIONS]


def of(kind: Kind, *route: str | int) -> Question:
    return next(one for one in ASKED[kind]() if one.route == route)


def test_what_the_help_lists_is_what_can_be_asked_and_written() -> None:
    assert list(MEANINGS) == list(ASKED)
    assert {path.name for path in (home() / "new").iterdir()} == {f"{kind.value}.yaml.j2" for kind in ASKED}


@pytest.mark.parametrize("kind", ASKED)
def test_every_kind_is_asked_its_identifier_and_each_thing_once(kind: Kind) -> None:
    routes = [question.route for question in ASKED[kind]()]
    assert ("id",) in routes
    assert len(set(routes)) == len(routes)


@pytest.mark.parametrize(("kind", "question"), QUESTIONS, ids=WHERE)
def test_a_question_is_a_french_sentence_made_of_the_title_of_its_key(kind: Kind, question: Question) -> None:
    assert kind in MODELS
    assert question.title.endswith(".")
    assert question.title[0].isupper()
    if not question.asks:
        assert question.title.startswith(question.within)
        assert str(question.field.title).casefold() in question.title.casefold()


@pytest.mark.parametrize(("kind", "question"), QUESTIONS, ids=WHERE)
def test_a_free_question_shows_an_example(kind: Kind, question: Question) -> None:
    assert kind in MODELS
    assert bool(question.example) != bool(question.target or question.words or question.truth)


def test_a_key_inside_a_block_is_asked_with_the_title_of_the_block() -> None:
    assert of(Kind.UNIT, "decides", "day").title == "Décide, jour : rôle en journée."
    assert of(Kind.ROLE, "on_call", "within").title == "Astreinte, sur place en : délai d'arrivée."


def test_what_a_question_takes_follows_from_its_key() -> None:
    assert of(Kind.UNIT, "decides", "day").target is Target.ROLE
    assert of(Kind.CONTACT, "channels", 1, "carried_by").target is Target.SYSTEM
    assert of(Kind.RUNBOOK, "lost").several
    assert of(Kind.SYSTEM, "relies_on").several
    assert not of(Kind.UNIT, "title").several
    assert of(Kind.FORM, "identity_zone").truth
    assert of(Kind.UNIT, "beds").optional
    assert not of(Kind.UNIT, "tolerates").optional
    assert of(Kind.UNIT, "kind").words is not None


def test_a_question_about_a_key_that_the_format_does_not_have_is_a_mistake_of_ours() -> None:
    with pytest.raises(UnknownKeyError, match=r"unit : decides\.morning"):
        key_at(Kind.UNIT, ("decides", "morning"))
