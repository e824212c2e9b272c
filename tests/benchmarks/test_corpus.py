"""The corpus that speed is measured on is one that a hospital could have written: the check finds nothing in it."""

from benchmarks.corpus import TODAY, Size, corpus_files
from degraded_mode.lint.check import check
from degraded_mode.loading.load import load_texts

TINY = Size(sites=2, units=3, steps=20)


def test_a_generated_corpus_has_no_finding() -> None:
    loaded = load_texts(dict(corpus_files(TINY)))
    assert check(loaded, today=TODAY) == ()


def test_a_generated_corpus_has_the_size_that_was_asked_for() -> None:
    group = load_texts(dict(corpus_files(TINY))).group
    steps = [len(phase.steps) for runbook in group.runbooks.values() for phase in runbook.phases]
    assert (len(group.runbooks), len(group.units), sum(steps)) == (6, 6, 120)


def test_the_same_seed_gives_the_same_files() -> None:
    assert dict(corpus_files(TINY, seed=7)) == dict(corpus_files(TINY, seed=7))
    assert dict(corpus_files(TINY, seed=7)) != dict(corpus_files(TINY, seed=8))
