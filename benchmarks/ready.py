"""A hospital whose steps are gates, and what the analysis finds of them."""

from benchmarks.infrastructure import Hospital
from degraded_mode.impact.alike import causes
from degraded_mode.impact.combining import Combining
from degraded_mode.impact.counts import Counting, Counts
from degraded_mode.impact.cuts import LARGEST, Cuts
from degraded_mode.impact.downfall import gate_cuts, system_cuts
from degraded_mode.impact.gates import Gates, named
from degraded_mode.impact.graph import reliance


class Ready:
    """A hospital whose steps are gates."""

    def __init__(self, hospital: Hospital) -> None:
        self.gates = Gates()
        self.roots = [self.gates.step(step, {}) for step in hospital.steps]
        self.whole = reliance(hospital.systems)

    def found(self, systems: int, order: int = LARGEST) -> list[tuple[Cuts, Counts]]:
        """The minimal sets and the counts of each distinct requirement, in a group of so many systems."""
        self.causes = causes(self.whole, named(self.gates.gates))
        combining = Combining(order)
        families = gate_cuts(self.gates.gates, system_cuts(self.whole, self.causes, combining), self.causes, combining)
        counting = Counting(systems, {bit: len(names) for bit, names in self.causes.named.items()}, order)
        asked = [families[root] for root in sorted(set(self.roots))]
        judged = {family: (cuts := combining.cuts(family), counting.of(cuts)) for family in set(asked)}
        return [judged[family] for family in asked]
