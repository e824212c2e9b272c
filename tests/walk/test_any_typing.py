"""Whatever a tired hand types, nothing breaks, and what is said to be noted is exactly what is in the journal."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from degraded_mode.cli.walk_words import Verb
from tests.walk.play import RUNBOOK, Table

WORDS = [verb.value for verb in Verb] + list("fsnacldrhpqeib?/") + ["so", "passer", "suite", "plus tard", "oui", "non"]
ENDS = ["", "3", "A1", "2b.1", "@14h05", "@99h", "à 14h", "m", "p plus tard", "panne 13h20", "déclaration 25h"]
ENDS += ["Mme Roy", "cadre, M. Petit", "20 min", "15h30", "attaque", "autocom", "reprise", "régime"]
ENDS += ["[/] :phone: {x} %s", "\x1b[2J"]
LINES = st.one_of(
    st.builds(lambda word, end: f"{word} {end}".strip(), st.sampled_from(WORDS), st.sampled_from(ENDS)),
    st.text(max_size=15).map(lambda text: " ".join(text.split())),
    st.sampled_from(["", " ", "f", "f", "f", "a", "b", "c"]),
)

MORE = RUNBOOK.replace("do: Faire le tour", "only_when: {cause: attack}, do: Faire le tour")


@given(typed=st.lists(LINES, max_size=20), answers=st.lists(LINES, max_size=10))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_typing_is_survived_and_told_truly(
    typed: list[str],
    answers: list[str],
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in answers)))
        folder: Path = tmp_path_factory.mktemp("journal")
        (folder / "ballast").touch()
        table = Table(folder, capsys, MORE)
        screen = "".join(table.at(minute).type(line.strip()) for minute, line in enumerate(typed, 1))
    told = sum(line.startswith("noté · entrée ") for line in screen.splitlines())
    assert told == len(table.facts()) - 1
    assert "\x1b" not in screen
