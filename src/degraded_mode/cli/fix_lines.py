"""Repairs and differences as lines of the screen."""

from collections.abc import Iterator
from typing import Final

from degraded_mode.cli.terminal import Style
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.repair.repair import Repair

AROUND: Final = 2
"""Lines shown above and below each difference."""


def heading(name: str, count: int) -> str:
    """What stands above the repairs of a file."""
    repairs = count_words(count, "réparation", "réparations")
    return f"{name}{typeset(f' : {repairs}')}"


def told(repair: Repair) -> str:
    """One repair: its line, what is done, and the code of the finding that it removes."""
    code = f"  [{repair.code}]" if repair.code else ""
    return f"{repair.line:>5} | {typeset(repair.reason)}{code}"


def difference(name: str, before: str, after: str) -> Iterator[tuple[str, Style]]:
    """The unified difference of two texts of as many lines, with French headings."""
    old, new = _lines(before), _lines(after)
    changed = [number for number, (left, right) in enumerate(zip(old, new, strict=True)) if left != right]
    if changed:
        yield f"--- {name} (avant)", Style.STRONG
        yield f"+++ {name} (après)", Style.STRONG
    for block in _blocks(changed):
        first, last = max(block[0] - AROUND, 0), min(block[-1] + AROUND, len(old) - 1)
        yield f"@@ lignes {first + 1} à {last + 1} @@", Style.PLAIN
        yield from _block(old, new, first, last)


def _block(old: list[str], new: list[str], first: int, last: int) -> Iterator[tuple[str, Style]]:
    """The lines of a part, those that go before those that come wherever several follow one another."""
    coming: list[str] = []
    for number in range(first, last + 1):
        if old[number] != new[number]:
            yield f"-{old[number]}", Style.REMOVED
            coming.append(new[number])
        else:
            yield from ((f"+{line}", Style.ADDED) for line in coming)
            coming.clear()
            yield f" {old[number]}", Style.PLAIN
    yield from ((f"+{line}", Style.ADDED) for line in coming)


def _blocks(changed: list[int]) -> Iterator[list[int]]:
    """The lines that are shown together, being near one another."""
    block: list[int] = []
    for number in changed:
        if block and number - block[-1] > 2 * AROUND + 1:
            yield block
            block = []
        block.append(number)
    if block:
        yield block


def _lines(text: str) -> list[str]:
    """Cut where an editor cuts, and nowhere else; the ends of lines stay the same and are not shown."""
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines
