"""Why something falls: the shortest way from it down to what is lost."""

from collections import deque
from collections.abc import Iterator, Set

from degraded_mode.impact.graph import climb
from degraded_mode.impact.outage import Aftermath
from degraded_mode.model.need import AllOf, AnyOf, Need

Chain = tuple[str, ...]
"""From a system down to one that is lost, each relying on the next."""


def chain(after: Aftermath, name: str) -> Chain:
    """The shortest chain that explains the fall of `name`; empty when nothing lost explains it.

    The latter happens to systems that only hold one another up: they fall even when nothing is lost.
    """
    above: dict[str, str] = {name: ""}
    waiting = deque([name])
    while waiting:
        here = waiting.popleft()
        if here in after.outage.down:
            return climb(above, here)
        for need in after.whole.needs.get(here, ()):
            for cause in blamed(need, after.fallen):
                if cause not in above:
                    above[cause] = here
                    waiting.append(cause)
    return ()


def blamed(need: Need, fallen: Set[str]) -> Iterator[str]:
    """The fallen names for which a need is not met; none when it is met."""
    match need:
        case AllOf(all=parts):
            for part in parts:
                yield from blamed(part, fallen)
        case AnyOf(any=parts):
            causes = [list(blamed(part, fallen)) for part in parts]
            if all(causes):
                for cause in causes:
                    yield from cause
        case _:
            if need in fallen:
                yield need
