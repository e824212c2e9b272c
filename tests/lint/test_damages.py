"""The sample plan spoilt in hundreds of ways, one at a time: the check says so, by a rule that is about that."""

from functools import cache
from random import Random

import pytest

from degraded_mode.lint.check import check
from degraded_mode.loading.load import load_texts
from degraded_mode.source.findings import Finding
from tests.lint.damages import KINDS, Damage, Trees
from tests.lint.test_lost_channels import TODAY, sample, texts

SEED = 20261128
TRIED = 300
CAUGHT = 0.95

LET_THROUGH: dict[str, str] = {
    "longue durée ôtée": "another procedure of the unit lasts as long, or no life hangs on it, or no loss opens it",
    "kit vidé": "nothing tells how many patients the unit has, so nothing tells how many sheets it needs",
}
"""Kinds of which some damages pass, and why that is right."""


@cache
def trees() -> Trees:
    return {path: document.tree for path, document in sample().documents.items()}


@cache
def before() -> frozenset[tuple[str, str]]:
    return frozenset(_marks(check(sample(), today=TODAY)))


def _marks(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in findings]


def said(damage: Damage) -> set[str]:
    """The codes of what the check finds in the plan once spoilt, and not before."""
    spoilt = load_texts({**texts(), damage.path: damage.text(trees())})
    return {code for code, message in _marks(check(spoilt, today=TODAY)) if (code, message) not in before()}


def caught(kind: str, damage: Damage) -> bool:
    return any(code.startswith(KINDS[kind].said_by) for code in said(damage))


def drawn(chance: Random, kind: str) -> Damage:
    return chance.choice(list(KINDS[kind].targets(trees())))


def test_writing_every_scalar_as_text_changes_nothing() -> None:
    path = "procedures/samu-15-vers-18.yaml"
    assert said(Damage(path, path, lambda _: None)) == set()


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - LET_THROUGH.keys()))
def test_a_damage_of_each_kind_is_caught(kind: str) -> None:
    damage = drawn(Random(SEED), kind)
    assert caught(kind, damage), (damage.path, damage.where, said(damage))


@pytest.mark.prove
def test_nearly_every_damage_is_caught_and_the_rest_is_explained() -> None:
    chance = Random(SEED)
    tried = [(kind, drawn(chance, kind)) for kind in (chance.choice(sorted(KINDS)) for _ in range(TRIED))]
    missed = [(kind, one) for kind, one in tried if not caught(kind, one)]
    told = [f"{kind} : {one.path} {one.where}" for kind, one in missed]
    assert len({kind for kind, _ in tried}) >= 25
    assert len(missed) <= (1 - CAUGHT) * TRIED, told
    assert {kind for kind, _ in missed} <= set(LET_THROUGH), told
