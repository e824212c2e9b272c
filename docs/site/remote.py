"""What a built page would fetch from the network as soon as it is opened."""

import re
from collections.abc import Iterator
from pathlib import Path

# A link that a person follows (`<a href>`) is no asset; `xmlns` is a name, not an address.
_IN_PAGES = re.compile(
    r"""<(?:script|img|source|iframe|video|audio|embed|object|link)\b[^>]*?\b(?:src|srcset|href|data)\s*=\s*["']?"""
    r"""(?P<address>(?:https?:)?//[^"'\s>]+)""",
    re.IGNORECASE,
)
_IN_STYLES = re.compile(r"""(?:url\(|@import)\s*["']?(?P<address>(?:https?:)?//[^"')\s;]+)""", re.IGNORECASE)
_IN_SCRIPTS = re.compile(
    r"""(?:fetch|importScripts|import|WebSocket|EventSource|XMLHttpRequest)\s*\(\s*["'`](?P<address>(?:https?:)?//[^"'`\s]+)"""
)


def remote_assets(folder: Path) -> Iterator[str]:
    """Each remote address that a page, a style or a script of the folder fetches by itself, after its file."""
    for file in sorted(folder.rglob("*")):
        for pattern in _patterns(file.suffix):
            for found in pattern.finditer(file.read_text(encoding="utf-8")):
                yield f"{file.relative_to(folder).as_posix()} : {found['address']}"


def _patterns(suffix: str) -> tuple[re.Pattern[str], ...]:
    match suffix:
        case ".html" | ".svg":
            return (_IN_PAGES, _IN_STYLES)
        case ".css":
            return (_IN_STYLES,)
        case ".js":
            return (_IN_SCRIPTS,)
        case _:
            return ()
