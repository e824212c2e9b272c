"""The card of a rule: why it exists, where it comes from, an example that it refuses and one that it accepts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SECTIONS: Final = ("Pourquoi", "Source", "À éviter", "À écrire")

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^`(?P<path>[^`\n]+)`\n\n```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class MisshapenCardError(ValueError):
    """A card that lacks a part."""

    def __init__(self, code: str, part: str) -> None:
        super().__init__(f"la carte {code} n'a pas sa partie « {part} »")


@dataclass(frozen=True, slots=True)
class Card:
    """What a rule has to say for itself. The examples show, file by file, only the keys that matter."""

    code: str
    title: str
    why: str
    source: str
    bad: Mapping[str, str]
    """Extracts that the rule refuses, by path in the corpus; the lines at fault end with `# ←`."""
    good: Mapping[str, str]


def read_card(code: str, text: str) -> Card:
    """The card written in Markdown: a title, then the parts of `SECTIONS` in their order."""
    head, *rest = _HEADING.split(text)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    if not head.startswith("# "):
        raise MisshapenCardError(code, "titre")
    for section in SECTIONS:
        if not parts.get(section, "").strip():
            raise MisshapenCardError(code, section)
    why, source, bad, good = (parts[section].strip() for section in SECTIONS)
    return Card(code, head.removeprefix("# ").strip(), why, source, _examples(code, bad), _examples(code, good))


def _examples(code: str, text: str) -> Mapping[str, str]:
    found = {example["path"]: example["text"] for example in _EXAMPLE.finditer(text)}
    if not found:
        raise MisshapenCardError(code, "exemple en YAML")
    return found
