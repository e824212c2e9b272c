"""The reasons why something falls, told in French: « A », qui s'appuie sur « B », dont la perte est supposée ici."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from degraded_mode.impact.reason import Chain
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind

LONGEST: Final = 3
"""Chains told in one message, and links pointed at: beyond, nobody reads."""


@dataclass(frozen=True, slots=True)
class Told:
    """Some chains down to what is lost, in words, with what the words stand on."""

    words: str
    heads: frozenset[str]
    roots: frozenset[str]
    links: tuple[Pointer, ...]
    """Where the first chain is written, link by link."""

    @property
    def values(self) -> tuple[str, ...]:
        return (*sorted(self.heads), *sorted(self.roots - self.heads))


def told(survey: Survey, chains: Sequence[Chain]) -> Told:
    """The chains in words, the shortest first; each begins with the name of what falls."""
    ordered = sorted(chains, key=lambda one: (len(one), one))
    words = " ; ".join(_sentence(survey, one) for one in ordered[:LONGEST])
    return Told(
        words=f"{words} ; …" if len(ordered) > LONGEST else words,
        heads=frozenset(one[0] for one in ordered),
        roots=frozenset(one[-1] for one in ordered),
        links=tuple(Pointer(Kind.SYSTEM, name, ("relies_on",)) for name in ordered[0][:-1][:LONGEST]),
    )


def _sentence(survey: Survey, chain: Chain) -> str:
    names = [f"« {survey.title(name)} »" for name in chain]
    return ", qui s'appuie sur ".join(names) + ", dont la perte est supposée ici"
