"""What other people would use to find which failures, three at most, make a step fall. Reliance has no circle here."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count, product
from typing import TYPE_CHECKING, Literal

from degraded_mode.model.action import Do
from degraded_mode.model.need import AllOf, AnyOf, Need
from degraded_mode.model.system import System

if TYPE_CHECKING:
    from dd.autoref import Function

Sets = set[frozenset[str]]
ORDER = 3


def needed(step: Do) -> Need:
    """All that a step needs, its substitutes included, as one need."""
    other = {one.for_need: one.needs for one in step.instead}
    return AllOf.model_construct(all=tuple(_replaced(need, other) for need in step.needs))


def _replaced(need: Need, other: Mapping[str, tuple[Need, ...]]) -> Need:
    match need:
        case AllOf(all=parts):
            return AllOf.model_construct(all=tuple(_replaced(part, other) for part in parts))
        case AnyOf(any=parts):
            return AnyOf.model_construct(any=tuple(_replaced(part, other) for part in parts))
        case _:
            return AnyOf.model_construct(any=(need, AllOf.model_construct(all=other[need]))) if need in other else need


class NaiveSets:
    """The minimal sets, as sets of names multiplied as they come, the useless ones struck out afterwards."""

    def __init__(self, systems: Mapping[str, System]) -> None:
        self.systems = systems
        self._known: dict[str, Sets] = {}

    def of(self, step: Do) -> Sets:
        """The minimal sets of a step."""
        return self._falls(needed(step))

    def _falls(self, need: Need) -> Sets:
        match need:
            case AllOf(all=parts):
                return _minimal(one for part in parts for one in self._falls(part))
            case AnyOf(any=parts):
                return _minimal(frozenset().union(*chosen) for chosen in product(*map(self._falls, parts)))
            case _:
                if need not in self._known:
                    below = (one for part in self.systems[need].relies_on for one in self._falls(part))
                    self._known[need] = _minimal([frozenset({need}), *below])
                return self._known[need]


def _minimal(several: Iterable[frozenset[str]]) -> Sets:
    kept: Sets = set()
    for one in sorted({one for one in several if len(one) <= ORDER}, key=len):
        if not any(other <= one for other in kept):
            kept.add(one)
    return kept


class Diagrams:
    """How many combinations make a step fall, by binary decision diagrams (`dd`, the part in pure Python)."""

    def __init__(self, systems: Mapping[str, System]) -> None:
        from dd.autoref import BDD

        self.systems = systems
        self.diagrams = BDD()
        self.diagrams.declare(*systems)
        self._known: dict[str, Function] = {}
        few = [self.diagrams.true, *[self.diagrams.false] * ORDER]
        for name in systems:
            lost = self.diagrams.var(name)
            few = [few[0] & ~lost, *((few[rank] & ~lost) | (few[rank - 1] & lost) for rank in range(1, ORDER + 1))]
        self.few = few[1:]

    def of(self, step: Do) -> tuple[int, ...]:
        """The combinations of one, two and three failures in which the step falls."""
        falls = self._falls(needed(step))
        return tuple(int(self.diagrams.count(falls & few, len(self.systems))) for few in self.few)

    def _falls(self, need: Need) -> "Function":
        match need:
            case AllOf(all=parts):
                return self._joined("or", parts)
            case AnyOf(any=parts):
                return self._joined("and", parts)
            case _:
                if need not in self._known:
                    below = self._joined("or", self.systems[need].relies_on)
                    self._known[need] = self.diagrams.var(need) | below
                return self._known[need]

    def _joined(self, how: Literal["or", "and"], parts: Sequence[Need]) -> "Function":
        found = self.diagrams.false if how == "or" else self.diagrams.true
        for part in parts:
            found = found | self._falls(part) if how == "or" else found & self._falls(part)
        return found


class Solver:
    """The minimal sets, by a SAT solver (`python-sat`) asked for one more, smallest first, until there is none."""

    def __init__(self, systems: Mapping[str, System]) -> None:
        self.systems = systems
        self._numbers = count(1)
        self._lost = {name: next(self._numbers) for name in systems}
        self._falls_by: dict[str, int] = {}
        self._clauses: list[list[int]] = []

    def of(self, step: Do) -> Sets:
        """The minimal sets of a step."""
        from pysat.card import CardEnc
        from pysat.solvers import Solver as Engine

        self._falls_by.clear()
        self._clauses.clear()
        goal = self._falls(needed(step))
        named = {self._lost[name]: name for name in self._falls_by}
        found: Sets = set()
        top = next(self._numbers)
        with Engine(name="cadical153", bootstrap_with=[*self._clauses, [goal]]) as engine:
            for size in range(1, ORDER + 1):
                bound = CardEnc.atmost(list(named), size, top_id=top)
                top = max(top, bound.nv) + 1
                engine.append_formula([[*clause, -top] for clause in bound.clauses])
                while engine.solve(assumptions=[top]):
                    chosen = [number for number in engine.get_model() if number in named]
                    found.add(frozenset(named[number] for number in chosen))
                    engine.add_clause([-number for number in chosen])
        return found

    def _either(self, parts: list[int]) -> int:
        found = next(self._numbers)
        self._clauses.append([-found, *parts])
        self._clauses.extend([found, -part] for part in parts)
        return found

    def _falls(self, need: Need) -> int:
        match need:
            case AllOf(all=parts):
                return self._either([self._falls(part) for part in parts])
            case AnyOf(any=parts):
                return -self._either([-self._falls(part) for part in parts])
            case _:
                if need not in self._falls_by:
                    below = [self._falls(part) for part in self.systems[need].relies_on]
                    self._falls_by[need] = self._either([self._lost[need], *below])
                return self._falls_by[need]


class Closures:
    """What one outage makes fall, by transitive closures (`networkx`); one of several falls with the last of them."""

    def __init__(self, systems: Mapping[str, System], steps: Sequence[Do]) -> None:
        from networkx import DiGraph

        self.graph = DiGraph()
        self.choices: dict[int, list[object]] = {}
        for name, system in systems.items():
            self._needs(name, system.relies_on)
        for rank, step in enumerate(steps):
            self._needs(("step", rank), (needed(step),))

    def _needs(self, user: object, parts: Iterable[Need]) -> None:
        for part in parts:
            self.graph.add_edge(self._node(part), user)

    def _node(self, need: Need) -> object:
        match need:
            case AllOf(all=parts):
                node = ("all", self.graph.number_of_nodes(), len(self.choices))
                self._needs(node, parts)
                return node
            case AnyOf(any=parts):
                number = len(self.choices)
                self.choices[number] = []
                self.choices[number] += [self._node(part) for part in parts]
                for part in self.choices[number]:
                    self.graph.add_node(part)
                return ("any", number)
            case _:
                return need

    def falling(self, lost: Iterable[str]) -> set[object]:
        """What falls with these, steps and systems."""
        from networkx import descendants

        fallen: set[object] = set()
        waiting: set[object] = set(lost)
        while waiting:
            for name in waiting:
                fallen |= {name}
                if name in self.graph:
                    fallen |= descendants(self.graph, name)
            waiting = {
                ("any", number)
                for number, parts in self.choices.items()
                if ("any", number) not in fallen and fallen.issuperset(parts)
            }
        return fallen
