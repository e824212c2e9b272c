"""How the rules speak: the French name of each sort of thing, lists of names, the file where a thing is declared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from degraded_mode.language.nearness import nearest
from degraded_mode.lint.citations import Target

SHORT_LIST: Final = 8
"""Up to so many names are all given; beyond, only the nearest."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A sort of thing: its name, whether the name is feminine, and where such things are declared."""

    name: str
    file: str
    feminine: bool = False
    plural: str = ""

    @property
    def undeclared(self) -> str:
        return "non déclarée" if self.feminine else "non déclaré"

    @property
    def indefinite(self) -> str:
        return f"une {self.name}" if self.feminine else f"un {self.name}"

    @property
    def this(self) -> str:
        return f"cette {self.name}" if self.feminine else f"ce {self.name}"

    @property
    def several(self) -> str:
        return self.plural or f"{self.name}s"


NOUNS: Final[Mapping[Target, Noun]] = {
    Target.SITE: Noun("site", "establishment.yaml"),
    Target.UNIT: Noun("service", "units.yaml"),
    Target.SYSTEM: Noun("système", "systems.yaml"),
    Target.ROLE: Noun("rôle", "roles.yaml"),
    Target.CONTACT: Noun("contact", "contacts.yaml"),
    Target.FORM: Noun("fiche", "forms/", feminine=True),
    Target.REFERENCE: Noun("document de référence", "references/", plural="documents de référence"),
    Target.KIT: Noun("kit", "kits.yaml"),
    Target.MESSAGE: Noun("message", "messages/"),
    Target.RUNBOOK: Noun("procédure", "procedures/", feminine=True),
    Target.INJECT: Noun("stimulus", "injects.yaml", plural="stimulus"),
    Target.SCENARIO: Noun("scénario", "scenarios/"),
    Target.ROUTINE: Noun("routine", "routines/", feminine=True),
    Target.PRINTOUT: Noun("copie imprimée", "routines/", feminine=True, plural="copies imprimées"),
    Target.PLACE: Noun("lieu", "establishment.yaml, sous « places »", plural="lieux, kits et services"),
    Target.SOMEONE: Noun("rôle ou contact", "roles.yaml ou contacts.yaml", plural="rôles et contacts"),
    Target.AUDIENCE: Noun("destinataire", "contacts.yaml ou roles.yaml"),
}


def listed(names: Iterable[str], last: str = "et") -> str:
    """« a », « b » et « c »."""
    *most, final = [f"« {name} »" for name in names]
    return f"{', '.join(most)} {last} {final}" if most else final


def meant(written: str, choices: Iterable[str], noun: Noun) -> tuple[str, str | None]:
    """An advice for a name that is not among the choices, and the nearest of them when there is one."""
    known = sorted(choices)
    near = nearest(written, known)
    if near:
        return f"vouliez-vous « {near} » ? Sinon, déclarer {noun.this} dans {noun.file}.", near
    if 0 < len(known) <= SHORT_LIST:
        return f"{noun.several} possibles : {', '.join(known)}.", None
    return f"déclarer {noun.this} dans {noun.file}.", None
