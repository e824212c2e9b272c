"""Which file of a corpus folder holds which records."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from degraded_mode.model.kind import FOLDERS, Kind

SUFFIXES: Final = (".yaml", ".yml")
SITES: Final = "sites"
KINDS: Final = MappingProxyType({folder: kind for kind, folder in FOLDERS.items()})

Key = tuple[Kind, str]
"""A record: its kind and its identifier."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a file is for: the kind of its records, and the site that it adapts (empty: the group)."""

    kind: Kind
    site: str = ""


def role_of(path: str) -> Role | None:
    """The role of a file of the corpus, None when no record is expected there.

    `path` is relative to the corpus folder, with forward slashes: `units.yaml`, `procedures/samu.yaml`,
    `sites/venus/contacts.yaml`.
    """
    parts = PurePosixPath(path).parts
    if not parts:
        return None
    site = ""
    if len(parts) > 2 and parts[0] == SITES:
        site, parts = parts[1], parts[2:]
    name = PurePosixPath(parts[0]).stem if len(parts) == 1 else parts[0]
    kind = KINDS.get(name)
    return Role(kind, site) if kind and path.endswith(SUFFIXES) else None
