"""A small corpus without a fault, in which the extracts of the cards and of the tests take their place."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from degraded_mode.lint.check import check
from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.source.findings import Finding

FOLDER = Path(__file__).parent / "decor"
TODAY = date(2026, 11, 22)
PROCEDURE = "procedures/sans-dossier.yaml"
BEING_WRITTEN = {PROCEDURE: "status: draft\n", "procedures/reprise.yaml": "status: draft\n"}
"""Extracts by which no procedure of the small corpus is in force."""

_PART = re.compile(r"^(?=[^\s#])", re.MULTILINE)
_NAME = re.compile(r"- .*?\bid: ([\w-]+)|(\w+):", re.DOTALL)


def decor() -> dict[str, str]:
    """The files of the small corpus."""
    return {
        path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.yaml"))
    }


def laid(extracts: Mapping[str, str]) -> dict[str, str]:
    """The small corpus with each extract in its place: a key or a record shown replaces the one of the same name.

    An extract of a record that shows its own `id` is the whole file.
    """
    files = decor()
    for path, extract in extracts.items():
        new, old = _parts(extract), _parts(files.get(path, ""))
        files[path] = extract if "id" in new else "".join({**old, **new}.values())
    return files


def _parts(text: str) -> dict[str, str]:
    """A YAML text cut into its records or its keys, by name."""
    parts: dict[str, str] = {}
    for part in filter(str.strip, _PART.split(text)):
        if name := _NAME.match(part):
            parts[name[1] or name[2]] = f"{part.rstrip()}\n"
    return parts


def loaded(extracts: Mapping[str, str]) -> Loaded:
    return load_texts(laid(extracts))


def findings(extracts: Mapping[str, str]) -> tuple[Finding, ...]:
    """What a check says of the small corpus with these extracts."""
    return check(loaded(extracts), today=TODAY)


def codes(extracts: Mapping[str, str], family: str = "") -> list[str]:
    """The codes of what a check says, those of one family when it is named."""
    return [finding.code for finding in findings(extracts) if finding.code.startswith(family)]


def placed(whole: Loaded, finding: Finding) -> tuple[str, str, int]:
    """The code of a finding, its file and its line."""
    place = finding.place
    position = place.position or whole.documents[place.path].position(place.route, at_key=place.at_key)
    return finding.code, place.path, position.line


def steps(text: str, phase: str = "reflex", *, afterwards: str = "") -> dict[str, str]:
    """An extract with these steps, a YAML list, as the only phase of the procedure; others may follow at the return."""
    phases = _phase(phase, text) + (_phase("return", afterwards) if afterwards else "")
    return {PROCEDURE: f"phases:\n{phases}"}


def second_procedure(text: str) -> dict[str, str]:
    """Another procedure of the small corpus, in review and that no loss opens, with these steps at its return."""
    head, _, _ = decor()[PROCEDURE].partition("phases:")
    for old, new in (
        ("id: sans-dossier", "id: retour"),
        ("PD-URG-01", "PD-URG-02"),
        ("status: approved", "status: review"),
        ("lost: [dpi]", "lost: []"),
        ("{lost: dpi, lasting: 15 min}", "{observed: Le dossier revient.}"),
    ):
        head = head.replace(old, new)
    return {"procedures/retour.yaml": f"{head}phases:\n{_phase('return', text)}"}


def _phase(name: str, text: str) -> str:
    indented = "".join(f"      {line}\n" for line in text.strip().splitlines())
    return f"  - phase: {name}\n    steps:\n{indented}"
