"""The services of a generated hospital: what each is, what it loses, which paper it falls back on, who works there."""

from dataclasses import dataclass
from typing import Final

from benchmarks.phrases import SITES
from benchmarks.yaml_lines import identifier


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of service."""

    kind: str
    name: str
    lost: str
    """Stem of the system whose loss calls for the procedure."""
    forms: tuple[str, ...]
    doer: str
    senior: str
    vital: bool = False


TRADES: Final = (
    Trade("urgences", "Urgences", "dossier", ("F-04", "F-07", "F-10"), "ide-urgences", "senior-urgences", True),
    Trade("reanimation", "Réanimation", "dossier", ("F-10", "F-14", "F-20"), "ide-soins", "reanimateur", True),
    Trade("bloc", "Bloc opératoire", "programme", ("F-30", "F-33", "F-20"), "ibode", "chirurgien-de-garde", True),
    Trade("anesthesie", "Anesthésie", "programme", ("F-30", "F-10", "F-14"), "iade", "anesthesiste-de-garde", True),
    Trade("laboratoire", "Laboratoire", "labo", ("F-12", "F-32", "F-40"), "technicien", "biologiste-de-garde", True),
    Trade("imagerie", "Imagerie", "images", ("F-13", "F-32", "F-40"), "manipulateur", "radiologue-de-garde"),
    Trade("pharmacie", "Pharmacie", "pharmacie", ("F-10", "F-22", "F-40"), "preparateur", "pharmacien-de-garde"),
    Trade(
        "depot-de-sang", "Dépôt de sang", "labo", ("F-23", "F-12", "F-40"), "technicien", "biologiste-de-garde", True
    ),
    Trade("maternite", "Maternité", "dossier", ("F-05", "F-10", "F-14"), "sage-femme", "obstetricien", True),
    Trade("pediatrie", "Pédiatrie", "dossier", ("F-10", "F-14", "F-09"), "ide-soins", "senior-medecine"),
    Trade("dialyse", "Dialyse", "dossier", ("F-10", "F-14", "F-12"), "ide-soins", "senior-medecine"),
    Trade("admissions", "Admissions", "identites", ("F-05", "F-04", "F-21"), "agent-admissions", "cadre-de-garde"),
    Trade("consultations", "Consultations", "dossier", ("F-40", "F-21", "F-10"), "ide-soins", "senior-medecine"),
    Trade("ehpad", "EHPAD", "dossier", ("F-10", "F-14", "F-09"), "ide-soins", "senior-medecine"),
)

WARD: Final = Trade("hospitalisation", "Médecine", "dossier", ("F-10", "F-14", "F-12"), "ide-soins", "senior-medecine")

FORMS: Final = {
    "F-00": "Feuille de bascule",
    "F-04": "Registre des arrivées",
    "F-05": "Identité provisoire",
    "F-07": "Tri à l'arrivée",
    "F-09": "Traitement habituel",
    "F-10": "Prescription",
    "F-12": "Bon d'examen de biologie",
    "F-13": "Demande d'imagerie",
    "F-14": "Administrations",
    "F-20": "Transfert",
    "F-21": "Sortie",
    "F-22": "Commande à la pharmacie",
    "F-23": "Demande de sang",
    "F-30": "Passage au bloc",
    "F-32": "Résultats téléphonés",
    "F-33": "Compte rendu opératoire",
    "F-40": "État des présents",
}


ON_TREATMENT: Final = frozenset({"F-10", "F-14"})
"""Forms by which patients are treated: they ask for allergies."""


@dataclass(frozen=True, slots=True)
class Hospital:
    """One site."""

    rank: int
    name: str

    @property
    def id(self) -> str:
        return identifier(self.name)

    @property
    def title(self) -> str:
        return f"Hôpital {self.name}"

    def own(self, stem: str) -> str:
        """The identifier of a thing of this site."""
        return f"{stem}-{self.id}"


@dataclass(frozen=True, slots=True)
class Service:
    """One unit of a site."""

    site: Hospital
    rank: int

    @property
    def trade(self) -> Trade:
        return TRADES[self.rank] if self.rank < len(TRADES) else WARD

    @property
    def title(self) -> str:
        number = f" {self.rank - len(TRADES) + 1}" if self.trade is WARD else ""
        return f"{self.trade.name}{number}, {self.site.name}"

    @property
    def id(self) -> str:
        return identifier(self.title)

    @property
    def kit(self) -> str:
        return f"kit-{self.id}"

    @property
    def code(self) -> str:
        """The code that stands on paper."""
        return f"PD-{self.site.rank + 1:02}-{self.rank + 1:03}"

    @property
    def foresees(self) -> bool:
        """True for the unit of a site whose procedure is also for the host's failure and for a return that slips."""
        return self.rank == 0

    @property
    def manager(self) -> str:
        """The role that writes the procedure."""
        return "cadre-de-bloc" if self.trade.lost == "programme" else "cadre-de-service"


def hospitals(count: int) -> list[Hospital]:
    """So many sites; beyond the names in stock, the same with a number."""
    rounds = [f" {number + 1}" if number else "" for number in range(count // len(SITES) + 1)]
    names = [f"{name}{suffix}" for suffix in rounds for name in SITES]
    return [Hospital(rank, name) for rank, name in enumerate(names[:count])]


def services(site: Hospital, count: int) -> list[Service]:
    """The units of a site: one of each trade, then wards."""
    return [Service(site, rank) for rank in range(count)]
