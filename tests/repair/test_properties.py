"""Whatever is wrong in a folder: what is not repaired stays byte for byte, nothing gets worse, twice is once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from degraded_mode.repair.mend import Mended, mended
from degraded_mode.source.editing import applied
from degraded_mode.source.encoding import decode
from degraded_mode.source.findings import Finding
from tests.repair.corpus import PROCEDURE, TODAY, left, mend, sound, spoilt

SPOILS = (
    (PROCEDURE, "        role: standardiste", "        rôle: Standardiste"),
    (PROCEDURE, "within: 5 min", "within: 5min"),
    (PROCEDURE, "lasting: 5 min", "lasting: 5\u00a0minutes"),
    (PROCEDURE, "        do:", "        faire:"),
    (PROCEDURE, "stand_down:", "standdown:"),
    (PROCEDURE, "forms: [F-54]", "forms: [f_54]"),
    (PROCEDURE, "after: [prevenir-direction]", "after: [Prevenir_direction]"),
    (PROCEDURE, "Le standard est", "Le stan\u200bdard est"),
    ("units.yaml", "  site: lune", "\tsite: lune"),
    ("units.yaml", "  title:", "  titr\u0435:"),
    ("units.yaml", "1 h: fort", "1h: fort"),
    ("units.yaml", "tolerates: 30 min", "tolerate: 30 mn"),
    ("roles.yaml", "- id: cadre-standard", "- id: Cadre standard"),
    ("roles.yaml", "on_call: {within: 30 min}", "oncall: {within: 30min}"),
    ("contacts.yaml", "last_called: 2026-11-02", "last_called: 2/11/2026"),
    ("establishment.yaml", "- {id: local-standard", "- {id: local_standard"),
    ("routines.yaml", 'at: "18:00"', "at: 18h00"),
    ("routines.yaml", "printout: annuaire", "printout: annu\u0430ire"),
)
"""What a hurried hand writes, and what it meant: each is repaired to the very text that it comes from."""

NASTY = st.sampled_from([*"\t:#\"'*&!%@`[]{}-,|> \n", " : ", " #", "\u200b", "\u202e", "é", "e", "5", "\r", "\u0435"])


def as_files(texts: Mapping[str, str], ends: str, mark: str) -> dict[str, bytes]:
    return {path: f"{mark}{text}".replace("\n", ends).encode() for path, text in texts.items()}


def replayed(done: Mended, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts with every span of every repair replaced, round after round, and nothing else."""
    now = dict(texts)
    for several in done.rounds:
        for path in {one.path for one in several}:
            spans = sorted(span for one in several if one.path == path for span in one.spans)
            assert all(left[1] <= right[0] for left, right in pairwise(spans))
            now[path] = applied(now[path], spans)
    return now


def _counted(findings: Iterable[Finding]) -> Counter[str]:
    """What reading the files and their records found."""
    return Counter(one.code for one in findings if one.code.startswith(("YAML", "SCH", "FIC")))


@given(
    chosen=st.lists(st.sampled_from(SPOILS), min_size=1, unique_by=lambda spoil: spoil[:2]),
    ends=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
@settings(max_examples=60, deadline=None)
def test_everything_that_a_hurried_hand_spoils_comes_back_as_it_was(
    chosen: list[tuple[str, str, str]], ends: str, mark: str
) -> None:
    texts = reduce(lambda made, spoil: spoilt(spoil[0], spoil[1], spoil[2], made), chosen, dict(sound()))
    done = mended(as_files(texts, ends, mark), (), TODAY)
    assert done.after.texts == {path: text.replace("\n", ends) for path, text in sound().items()}
    assert left(done) == []
    assert {one.path for one in done.repairs} == {path for path, _, _ in chosen}


@given(
    path=st.sampled_from(sorted(sound())),
    hits=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), NASTY, st.integers(0, 2)), min_size=1, max_size=4),
    ends=st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_typed_nothing_gets_worse_and_the_rest_stays(
    path: str, hits: list[tuple[float, str, int]], ends: str
) -> None:
    text = sound()[path]
    for where, typed, over in hits:
        at = int(where * len(text))
        text = f"{text[:at]}{typed}{text[at + over :]}"
    files = as_files({**sound(), path: text}, ends, "")
    done = mended(files, (), TODAY)
    before, after = done.before, done.after
    assert replayed(done, before.texts) == after.texts
    if before.loaded.documents.keys() == after.loaded.documents.keys() and all(one.key is None for one in done.repairs):
        # A file read at last and a key known at last let their own mistakes be seen; nothing else does.
        assert not _counted(after.findings) - _counted(before.findings)
    assert mend(after.texts).repairs == ()


def test_a_file_that_is_no_text_is_not_touched_and_the_others_are() -> None:
    texts = spoilt("units.yaml", "title:", "titre:")
    files = {**as_files(texts, "\n", ""), "systems.yaml": texts["systems.yaml"].encode("latin-1")}
    assert decode("systems.yaml", files["systems.yaml"])[0] is None
    done = mended(files, (), TODAY)
    assert done.paths == ("units.yaml",)
    assert "systems.yaml" not in done.after.texts
