"""Every key explains itself in French to the person who writes it."""

import keyword

import pytest
from pydantic import BaseModel

from degraded_mode.model.corpus import MODELS
from degraded_mode.model.record import Record


def every_record() -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = [Record]
    for kind in found:
        found += kind.__subclasses__()
    assert set(MODELS.values()) <= set(found)
    return [one for one in found if one.__module__.startswith(Record.__module__.rpartition(".")[0])]


@pytest.mark.parametrize("model", every_record(), ids=lambda model: model.__name__)
def test_every_key_has_a_title_a_description_and_an_example(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.title, name
        assert field.description, name
        assert field.examples, name


def test_no_key_is_a_word_that_yaml_python_or_pydantic_keeps() -> None:
    kept = {"on", "off", "yes", "no", "y", "n", *keyword.kwlist, *dir(BaseModel)}
    assert {name for model in every_record() for name in model.model_fields} & kept == set()
