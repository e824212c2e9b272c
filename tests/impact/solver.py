"""An independent judge: the same question put to a SAT solver, which knows nothing of sets of causes."""

from collections.abc import Iterator, Sequence
from itertools import count

from degraded_mode.impact.gates import Gate
from degraded_mode.impact.graph import Reliance
from degraded_mode.model.need import AllOf, AnyOf, Need


class _Formula:
    """What stands, in clauses. A circle is unrolled: in as many rounds as there are systems, starting from nothing."""

    def __init__(self, whole: Reliance) -> None:
        self.numbers = count(1)
        self.clauses: list[list[int]] = []
        self.lost = {name: next(self.numbers) for name in whole.needs}
        self.never = next(self.numbers)
        self.clauses.append([-self.never])
        self.stands = dict.fromkeys(whole.needs, self.never)
        for _ in whole.needs:
            self.stands = {
                name: self.every([-self.lost[name], *(self.need(need) for need in needs)])
                for name, needs in whole.needs.items()
            }

    def every(self, parts: Sequence[int]) -> int:
        """A variable that is true when all of these are."""
        found = next(self.numbers)
        self.clauses += [[-found, part] for part in parts]
        self.clauses.append([found, *(-part for part in parts)])
        return found

    def need(self, need: Need) -> int:
        match need:
            case AllOf(all=parts):
                return self.every([self.need(part) for part in parts])
            case AnyOf(any=parts):
                return -self.every([-self.need(part) for part in parts])
            case _:
                return self.stands.get(need, -self.never)

    def gate(self, gates: Sequence[Gate | str], number: int) -> int:
        gate = gates[number]
        if isinstance(gate, str):
            return self.stands.get(gate, -self.never)
        parts = [self.gate(gates, part) for part in gate.parts]
        return self.every(parts) if gate.kind == "all" else -self.every([-part for part in parts])


def solved(whole: Reliance, gates: Sequence[Gate | str], root: int, order: int) -> set[frozenset[str]]:
    """The minimal sets of at most so many causes that make a gate fall."""
    return set(_solved(whole, gates, root, order))


def _solved(whole: Reliance, gates: Sequence[Gate | str], root: int, order: int) -> Iterator[frozenset[str]]:
    from pysat.card import CardEnc, EncType
    from pysat.solvers import Solver

    formula = _Formula(whole)
    formula.clauses.append([-formula.gate(gates, root)])
    named = {number: name for name, number in formula.lost.items()}
    top = next(formula.numbers)
    with Solver(name="cadical153", bootstrap_with=formula.clauses) as solver:
        for size in range(order + 1):
            bound = CardEnc.atmost(list(named), size, top_id=top, encoding=EncType.seqcounter)
            top = max(top, bound.nv) + 1
            switch = top
            for clause in bound.clauses:
                solver.add_clause([*clause, -switch])
            while solver.solve(assumptions=[switch]):
                chosen = [number for number in solver.get_model() if number in named]
                yield frozenset(named[number] for number in chosen)
                solver.add_clause([-number for number in chosen])
                if not chosen:
                    return
            top = switch
