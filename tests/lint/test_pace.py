"""What is vital comes first, a long block has ways out, and what is planned fits."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps


def told(extracts: dict[str, str]) -> list[tuple[str, str]]:
    """Code and first value of each finding."""
    return [(finding.code, finding.values[0] if finding.values else "") for finding in findings(extracts)]


def block(written: str, *, phase: str = "reflex", mode: str = "read-do", window: str = "") -> dict[str, str]:
    """The small procedure with one phase: each line of `written` is a step without its braces."""
    lines = "".join(f"      - {{{line.strip()}}}\n" for line in written.strip().splitlines())
    return {PROCEDURE: f"phases:\n  - phase: {phase}\n    mode: {mode}\n{window}    steps:\n{lines}"}


PLAIN = "id: a, do: Lire., role: infirmier"


@pytest.mark.parametrize(
    ("first", "vital", "found"),
    [
        ("", "", [("DEL013", "a")]),
        (", within: 5 min", ", within: 10 min", []),
        (", within: 10 min", ", within: 10 min", []),
        ("", ", within: 10 min", [("DEL013", "a")]),
        (", within: 20 min", "", [("DEL013", "a")]),
        ("", ", after: [a]", []),
        (", vital: true", "", []),
    ],
)
def test_what_is_vital_comes_first_unless_an_hour_or_a_wait_says_otherwise(
    first: str, vital: str, found: list[tuple[str, str]]
) -> None:
    assert told(block(f"{PLAIN}{first}\nid: b, do: Voir., role: infirmier, vital: true{vital}")) == found


def test_two_roles_work_at_the_same_time() -> None:
    assert told(block(f"{PLAIN}\nid: b, do: Voir., role: medecin, vital: true")) == []


@pytest.mark.parametrize(("phase", "mode"), [("reflex", "do-confirm"), ("return", "read-do"), ("catch_up", "read-do")])
def test_the_order_is_free_when_one_confirms_afterwards_or_when_the_tool_is_back(phase: str, mode: str) -> None:
    text = f"{PLAIN}\nid: b, do: Voir., role: infirmier, vital: true"
    assert told(block(text, phase=phase, mode=mode)) == []


def test_what_a_vital_step_waits_for_fixes_its_place() -> None:
    text = f"""
{PLAIN}
id: ouvrir, do: Ouvrir., role: medecin
id: b, do: Voir., role: infirmier, vital: true, after: [ouvrir]
"""
    assert told(block(text)) == []


def several(count: int, more: str = "", start: int = 1) -> str:
    """So many steps; every fifth is a pause, which is no way out."""
    asked = {index: "check: Lire., expect: Deux." if index % 5 == 0 else "do: Lire." for index in range(start + count)}
    return "\n".join(f"id: s{index}, {asked[index]}, role: cadre{more}" for index in range(start, start + count))


DOOR = "id: porte, check: Lire., expect: Deux., if_not: {do: Relire.}, role: cadre"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (several(10), []),
        (several(11), [("DEL014", "s11")]),
        (several(22), [("DEL014", "s11"), ("DEL014", "s22")]),
        (f"{several(10)}\n{DOOR}\n{several(10, start=11)}", []),
        (several(2, ", duration: 5 min"), []),
        (several(2, ", duration: 6 min"), [("DEL014", "s2")]),
        (several(1, ", duration: 30 min"), []),
    ],
)
def test_a_long_block_asks_whether_it_works(written: str, found: list[tuple[str, str]]) -> None:
    assert told(block(written)) == found
    assert told(block(written, mode="do-confirm")) == []


CHAIN = """
id: a, do: Lire., role: cadre, duration: 20 min
id: b, do: Relire., role: medecin, duration: 15 min, after: [a]
"""


@pytest.mark.parametrize(
    ("within", "found"),
    [
        ("within: 35 min", []),
        ("within: 34 min", [("DEL015", "a")]),
        ("within: {time: 15 min, since: a}", []),
        ("within: {time: 5 min, since: a}", [("DEL008", "")]),
        ("within: {time: 20 min, since: declared}", []),
    ],
)
def test_a_chain_of_steps_fits_its_deadline(within: str, found: list[tuple[str, str]]) -> None:
    assert told(block(f"{CHAIN.strip()}, {within}", mode="do-confirm")) == found


def test_a_chain_counts_from_the_step_that_the_delay_counts_from() -> None:
    text = f"{CHAIN.strip()}\nid: c, do: Signer., role: cadre, after: [b], duration: 10 min, "
    assert told(block(f"{text}within: {{time: 25 min, since: a}}", mode="do-confirm")) == []
    assert told(block(f"{text}within: {{time: 24 min, since: a}}", mode="do-confirm")) == [("DEL015", "a")]


@pytest.mark.parametrize(("ends", "found"), [("35 min", []), ("30 min", [("DEL015", "a")])])
def test_a_chain_of_steps_fits_its_phase(ends: str, found: list[tuple[str, str]]) -> None:
    assert told(block(CHAIN, mode="do-confirm", window=f"    ends: {ends}\n")) == found


def test_a_chain_starts_when_its_phase_does() -> None:
    window = "    starts: 1 h\n    ends: 2 h\n"
    assert told(block(f"{CHAIN.strip()}, within: 95 min", mode="do-confirm", window=window)) == []
    assert told(block(f"{CHAIN.strip()}, within: 90 min", mode="do-confirm", window=window)) == [("DEL015", "a")]


def test_what_lasts_longer_than_its_phase_is_said_once() -> None:
    text = "id: a, do: Tenir., role: cadre, lasting: 2 h"
    assert told(block(text, window="    ends: 1 h\n")) == [("DEL004", "")]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("role: infirmier, within: 5 min", [("DEL016", "a")]),
        ("role: medecin, within: 5 min", []),
        ("role: infirmier, within: 10 min", []),
        ("role: infirmier, within: {time: 5 min, since: declared}", []),
        ("role: medecin, within: 5 min, after: [a]", [("DEL016", "a")]),
    ],
)
def test_deadlines_follow_the_page_for_one_role(second: str, found: list[tuple[str, str]]) -> None:
    assert told(block(f"{PLAIN}, within: 10 min\nid: b, do: Voir., {second}")) == found


def test_deadlines_are_free_in_a_block_that_is_confirmed_afterwards_except_for_what_waits() -> None:
    text = f"{PLAIN}, within: 10 min\nid: b, do: Voir., role: infirmier, within: 5 min"
    assert told(block(text, mode="do-confirm")) == []
    assert told(block(f"{text}, after: [a]", mode="do-confirm")) == [("DEL016", "a")]


def test_a_circle_of_steps_is_said_once() -> None:
    assert [
        code
        for code, _ in told(
            steps("""
- {id: a, do: Lire., role: cadre, after: [b], duration: 5 min}
- {id: b, do: Lire., role: cadre, after: [a], duration: 5 min}
""")
        )
    ] == ["REF005"]
