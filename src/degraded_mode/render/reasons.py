"""Reasons in words: « A », qui passe par « B », qui s'appuie sur « C » (perdu)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from degraded_mode.impact.reason import Chain
from degraded_mode.impact.survival import Unmet
from degraded_mode.language.agreement import plural
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.model.system import SystemKind
from degraded_mode.render.names import Names

CARRIERS: Final = frozenset(
    {
        SystemKind.NETWORK,
        SystemKind.TELEPHONY,
        SystemKind.RADIO,
        SystemKind.LINK,
        SystemKind.OPERATOR,
        SystemKind.INTERFACE,
    }
)
"""What things pass through; on anything else, they rest."""

TOLD: Final = 3
"""Ways of a fall that are told one by one: beyond, nobody reads."""


@dataclass(frozen=True)
class Reasons:
    """The reasons of one site, told with its names."""

    names: Names

    def way(self, chain: Chain) -> str:
        """A chain, from what falls down to what is lost."""
        words = self._quoted(chain[0])
        for above, below in pairwise(chain):
            words += f", qui {self.verb(above, below)} {self._quoted(below)}"
        return typeset(f"{words} (perdu)")

    def beneath(self, chain: Chain) -> str:
        """What takes down the first of a chain, without naming it again; « perdu » when it is lost itself."""
        if len(chain) == 1:
            return "perdu"
        return typeset(f"{self.verb(chain[0], chain[1])} {self.way(chain[1:])}")

    def ways(self, chains: Sequence[Chain]) -> str:
        """Several chains, the shortest first."""
        ordered = sorted((one for one in chains if one), key=lambda one: (len(one), one))
        told = " ; ".join(self.way(one) for one in ordered[:TOLD])
        others = len(ordered) - TOLD
        return typeset(f"{told} ; et {count_words(others, 'autre', 'autres')}" if others > 0 else told)

    def fall(self, unmet: Unmet) -> str:
        """Why a step falls: « l'appel à « CODIS » passe par « Standard », qui passe par … (perdu) »."""
        verb = unmet.requirement.route[0]
        several = len(unmet.chains) > 1
        if contact := unmet.requirement.contact:
            reached = "l'appel à" if verb == "call" else "joindre"
            middle = "n'a plus de canal :" if several else "passe par"
            return typeset(f"{reached} « {self.names.contact(contact)} » {middle} {self.ways(unmet.chains)}")
        if verb == "needs":
            middle = "l'étape n'a plus ce qu'il lui faut :" if several else "l'étape a besoin de"
            return typeset(f"{middle} {self.ways(unmet.chains)}")
        middle = "le message n'a plus de canal :" if several else "le message passe par"
        return typeset(f"{middle} {self.ways(unmet.chains)}")

    def verb(self, above: str, below: str) -> str:
        """How the one relies on the other, agreeing with its name."""
        system = self.names.corpus.systems.get(below)
        many = plural(self.names.system(above))
        if system and system.kind in CARRIERS:
            return "passent par" if many else "passe par"
        return "s'appuient sur" if many else "s'appuie sur"

    def _quoted(self, name: str) -> str:
        return f"« {self.names.system(name)} »"
