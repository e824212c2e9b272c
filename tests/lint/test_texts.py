"""Every key that holds words is known to the rules of wording, or left out on purpose."""

import importlib
import pkgutil
from collections.abc import Iterator

import degraded_mode.model
from degraded_mode.lint.texts import SAYS, UNJUDGED, sayings, texts
from degraded_mode.model.corpus import Kind
from degraded_mode.model.record import Record
from tests.lint.decor import loaded

TOLD_OTHERWISE = {"system", "scenario", "evidence", "inject"}
"""Modules whose words are names of products, what screens show, or the story of an exercise."""

WORDS = ("max_length=4000", "max_length=120")
"""What tells a text and a title in a field of pydantic."""


def models() -> Iterator[type[Record]]:
    for module in pkgutil.iter_modules(degraded_mode.model.__path__):
        importlib.import_module(f"degraded_mode.model.{module.name}")
    waiting: list[type[Record]] = [Record]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if model.__module__.startswith("degraded_mode.model.") and model is not Record:
            yield model


def keys_with_words(model: type[Record]) -> set[str]:
    own = {key: field for key, field in model.model_fields.items() if key in model.__annotations__}
    return {
        key for key, field in own.items() if any(sign in repr((field.annotation, field.metadata)) for sign in WORDS)
    }


def test_every_key_that_holds_words_is_judged_or_left_out_on_purpose() -> None:
    for model in models():
        if model.__module__.rpartition(".")[2] not in TOLD_OTHERWISE:
            known = SAYS.get(model, {}).keys() | UNJUDGED.get(model, frozenset())
            assert keys_with_words(model) == known, model.__name__


def test_texts_are_the_same_with_and_without_their_places() -> None:
    corpus = loaded({}).group
    for kind in Kind:
        for name, record in corpus.of(kind).items():
            assert sorted(sayings(record)) == sorted(written.text for written in texts(kind, name, record))


def test_a_text_knows_its_place_and_its_step() -> None:
    runbook = loaded({}).group.runbooks["sans-dossier"]
    (asked,) = [one for one in texts(Kind.RUNBOOK, "sans-dossier", runbook) if one.step is not None]
    assert (asked.route, asked.text) == (("phases", 0, "steps", 0, "do"), "Ouvrir le kit papier.")


def test_a_message_in_another_language_is_not_judged_by_french_rules() -> None:
    message = loaded({"messages/annonce.yaml": ENGLISH}).group.messages["annonce"]
    assert sayings(message) == []
    assert texts(Kind.MESSAGE, "annonce", message) == []


ENGLISH = """
id: annonce
title: Notice
kind: poster
version: "1"
owner: cadre
lang: en
text: The backup is on its way.
withdrawal: All is well.
"""
