"""Why the computer refuses to read or to write, in French whatever the language of the computer."""

import errno
from types import MappingProxyType
from typing import Final

_REASONS: Final = MappingProxyType(
    {
        errno.EACCES: "l'accès est refusé",
        errno.EPERM: "l'accès est refusé",
        errno.ENOENT: "rien ne porte ce nom",
        errno.EEXIST: "ce nom est déjà pris",
        errno.ENOTDIR: "un fichier se trouve là où il faut un dossier",
        errno.EISDIR: "un dossier se trouve là où il faut un fichier",
        errno.ENOSPC: "le disque est plein",
        errno.EROFS: "le disque ne peut pas être écrit",
        errno.EIO: "le disque ou la clé USB ne répond plus",
        errno.ENAMETOOLONG: "le nom est trop long",
        errno.EMFILE: "trop de fichiers sont ouverts",
        errno.ENFILE: "trop de fichiers sont ouverts",
        errno.EBUSY: "un autre programme s'en sert",
        errno.ETXTBSY: "un autre programme s'en sert",
        errno.ELOOP: "des liens tournent en rond",
    }
)


def reason(error: OSError) -> str:
    """A French clause, the same on every system."""
    return _REASONS.get(error.errno or 0, "le disque ou le réseau n'a pas répondu comme il faut")
