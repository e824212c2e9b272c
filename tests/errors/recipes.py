"""Bad inputs that git cannot hold, or that an editor or a reviewer would not see: each is made on the spot."""

import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

Recipe = Callable[[Path], None]
"""Spoils a sound corpus folder."""


def _drops_privilege() -> tuple[str, ...]:
    """Root reads what it has no right to read; a program started this way does not."""
    if sys.platform == "win32" or os.geteuid() != 0 or shutil.which("setpriv") is None:
        return ()
    lost = "-dac_override,-dac_read_search"
    return ("setpriv", f"--bounding-set={lost}", f"--inh-caps={lost}")


WITHOUT_PRIVILEGE: Final = _drops_privilege()


def impossible_here(name: str) -> str:
    """Why a case cannot be made on this machine; empty when it can."""
    if name in NEEDS_POSIX and sys.platform == "win32":
        return "Windows n'a ni droits de lecture à la manière d'Unix, ni tubes nommés, ni liens sans privilège"
    if name in NEEDS_RIGHTS and os.geteuid() == 0 and not WITHOUT_PRIVILEGE:
        return "le compte root lit tout, et « setpriv » n'est pas installé"
    return ""


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _office_documents(folder: Path) -> None:
    _emptied(folder)
    (folder / "procedure standard.docx").write_bytes(b"PK\x03\x04")


def _one_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("id: standard\n", encoding="utf-8")


def _folder_named_like_a_file(folder: Path) -> None:
    (folder / "contacts.yaml").unlink()
    (folder / "contacts.yaml").mkdir()


def _capital(folder: Path) -> None:
    (folder / "units.yaml").rename(folder / "Unit.yaml")


def _links_in_a_circle(folder: Path) -> None:
    (folder / "systems.yaml").unlink()
    (folder / "systems.yaml").symlink_to("systems.yaml")
    (folder / "messages").symlink_to(folder, target_is_directory=True)


def _folder_without_rights(folder: Path) -> None:
    (folder / "procedures").chmod(0o000)


def _file_without_rights(folder: Path) -> None:
    (folder / "contacts.yaml").chmod(0o000)


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "kits.yaml")


def _binary(folder: Path) -> None:
    (folder / "systems.yaml").write_bytes(random.Random(15).randbytes(3000))


def _spreadsheet(folder: Path) -> None:
    (folder / "contacts.yaml").write_bytes(b"PK\x03\x04\x14\x00\x06\x00" + bytes(500))


def _wide(folder: Path) -> None:
    file = folder / "roles.yaml"
    file.write_bytes(file.read_text(encoding="utf-8").encode("utf-16"))


def _latin_1(folder: Path) -> None:
    file = folder / "units.yaml"
    file.write_bytes(file.read_text(encoding="utf-8").encode("latin-1"))


def _windows_notepad(folder: Path) -> None:
    for file in folder.rglob("*.yaml"):
        lines = file.read_text(encoding="utf-8").replace("\n", "\r\n")
        file.write_bytes(lines.encode("utf-8-sig"))


def _huge_text(folder: Path) -> None:
    with (folder / "systems.yaml").open("ab") as file:
        file.writelines(b"# " + b"x" * 98 + b"\n" for _ in range(1_000_000))


def _brackets(folder: Path) -> None:
    (folder / "units.yaml").write_text("[" * 100_000, encoding="utf-8")


def _alias_bomb(folder: Path) -> None:
    bomb = ["a: &a [bombe, bombe, bombe, bombe, bombe, bombe, bombe, bombe, bombe]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    (folder / "units.yaml").write_text("\n".join(bomb) + "\n", encoding="utf-8")


def _deep(folder: Path) -> None:
    depth = 30
    needs = "{any: [" * depth + "autocom" + "]}" * depth
    (folder / "systems.yaml").write_text(
        f"- id: reseau\n  title: Réseau\n  kind: network\n  relies_on: {needs}\n", encoding="utf-8"
    )


def _too_many(folder: Path) -> None:
    rows = "\n".join(f"- [{', '.join(['1'] * 100)}]" for _ in range(600))
    (folder / "kits.yaml").write_text(f"{rows}\n", encoding="utf-8")


def _rewrite(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{old!r} is not in {name}")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _edit(name: str, old: str, new: str) -> Recipe:
    return lambda folder: _rewrite(folder, name, old, new)


RECIPES: Final[dict[str, Recipe]] = {
    "dossier-absent": shutil.rmtree,
    "dossier-vide": _emptied,
    "dossier-sans-yaml": _office_documents,
    "dossier-remplace-par-un-fichier": _one_file,
    "dossier-sans-etablissement": lambda folder: (folder / "establishment.yaml").unlink(),
    "dossier-majuscule": _capital,
    "dossier-nomme-comme-un-fichier": _folder_named_like_a_file,
    "dossier-sans-droit": _folder_without_rights,
    "dossier-liens-en-boucle": _links_in_a_circle,
    "fichier-sans-droit": _file_without_rights,
    "fichier-tube": _pipe,
    "fichier-binaire": _binary,
    "fichier-tableur": _spreadsheet,
    "fichier-utf-16": _wide,
    "fichier-latin-1": _latin_1,
    "fichier-du-bloc-notes": _windows_notepad,
    "fichier-100-mo": _huge_text,
    "fichier-crochets": _brackets,
    "fichier-bombe": _alias_bomb,
    "fichier-trop-profond": _deep,
    "fichier-trop-de-valeurs": _too_many,
    # What cannot be seen, or is seen for something else, is written here by its number.
    "cle-lettre-sosie": _edit("units.yaml", "title:", "titl\u0435:"),
    "nom-lettre-sosie": _edit("systems.yaml", "id: autocom", "id: \u0430utocom"),
    "nom-caractere-invisible": _edit("systems.yaml", "id: autocom", "id: auto\u200bcom"),
    "valeur-sens-de-lecture": _edit("contacts.yaml", "title: Directeur", "title: \u202eDirecteur"),
    "valeur-telephone-chiffres-arabes": _edit(
        "contacts.yaml", "06 39 98 01 23", "\u0660\u0666 \u0663\u0669 \u0669\u0668 \u0660\u0661 \u0662\u0663"
    ),
    "valeur-telephone-lettre-o": _edit("contacts.yaml", "06 39 98 01 23", "O6 39 98 O1 23"),
}
NEEDS_POSIX: Final = frozenset({"dossier-sans-droit", "fichier-sans-droit", "dossier-liens-en-boucle", "fichier-tube"})
NEEDS_RIGHTS: Final = frozenset({"dossier-sans-droit", "fichier-sans-droit"})
