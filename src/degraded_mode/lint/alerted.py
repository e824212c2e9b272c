"""COM, fourth part: what is closed or sent elsewhere is told to whoever takes over: neighbours, SAMU, agency."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey
from degraded_mode.model.action import Call, Do, Inform, RerouteCalls, TransferPatients
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.measure import RerouteMeans
from degraded_mode.model.message import Audience
from degraded_mode.model.record import UnitKind
from degraded_mode.model.role import Family
from degraded_mode.model.runbook import PlacedStep
from degraded_mode.source.findings import Severity


class Party(Enum):
    """Who is told, outside: how the message calls it, and what its name looks like in a directory."""

    SAMU = ("le SAMU", r"\bSAMU\b|\bSMUR\b|\b(?:[Cc]entre|le|au) 15\b|\bCRRA\b|[Rr]égulat|\bsamu\b|regulateur")
    AGENCY = ("l'ARS", r"\bARS\b|\bars\b|[Aa]gence régionale")
    NEIGHBOUR = ("les hôpitaux voisins", r"[Vv]oisin|\b[Pp]artenaire|[Uu]rgences")

    @property
    def words(self) -> str:
        return self.value[0]


_NAMES: Final = {party: re.compile(party.value[1]) for party in Party}

_RECEIVING: Final = frozenset(
    {UnitKind.URGENCES, UnitKind.REANIMATION, UnitKind.MATERNITE, UnitKind.NEONATOLOGIE, UnitKind.CELLULE}
)
"""Where patients arrive without having been called: what these close, the neighbours receive."""

_CLOSES: Final = re.compile(r"ferm|limit|filtr|r[ée]gul|d[ée]tourn|d[ée]lest|ailleurs|arr[êe]t|suspen", re.I)
_RECEPTION: Final = re.compile(r"urgence|accueil|entr[ée]e|admission|AVC|infarctus|grossesse|naissance|accouche", re.I)

_MUST_BE_TOLD: Final = frozenset({RerouteMeans.PUBLIC_DIALS, RerouteMeans.TEN_DIGIT_NUMBER})
"""Ways that need the public to dial something else: without an announcement nobody does."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a procedure tells before the return: the names and the words by which it reaches people."""

    words: str
    relayed: bool
    """True when the crisis cell or the direction is told, and speaks to the agency."""

    def reaches(self, party: Party) -> bool:
        """True when one of the words names the party, or when somebody tells it in turn."""
        return (party is Party.AGENCY and self.relayed) or _NAMES[party].search(self.words) is not None


@rule(code="COM009", slug="accueil-ferme-sans-prevenir", severity=Severity.WARNING)
def neighbours_not_told(survey: Survey) -> Iterator[Remark]:
    """A procedure closes a reception, or sends an emergency number elsewhere, and whoever takes over is not told."""
    shutting = [(one, shut) for one in survey.in_force if (shut := list(_shutting(survey.corpus, one)))]
    relayed = _agency_is_told(survey) if shutting else False
    for procedure, shut in shutting:
        told = _told(survey.corpus, procedure, relayed=relayed)
        for placed, key, said, wanted in shut:
            if missing := [party for party in wanted if not told.reaches(party)]:
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, key),
                    f"{said}, et personne ne prévient {' ni '.join(party.words for party in missing)}",
                    "ajouter une étape « call » ou « inform » : ce qui ferme, depuis quand, jusqu'à quelle revue.",
                    tuple(party.name for party in missing),
                )


@rule(code="COM015", slug="renvoi-sans-annonce", severity=Severity.ERROR)
def rerouted_in_silence(survey: Survey) -> Iterator[Remark]:
    """A number is replaced by another that the public has to dial, and no step tells the public."""
    for procedure in survey.in_force:
        for placed in procedure.having("reroute"):
            step = placed.step
            if isinstance(step, RerouteCalls) and step.reroute.how in _MUST_BE_TOLD and not _public_told(procedure):
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "reroute", "how"),
                    "le public doit composer un autre numéro, et aucune étape ne le lui dit",
                    "ajouter une étape « inform » vers « public », après l'essai, et son retrait à la reprise.",
                )


def _public_told(procedure: Procedure) -> bool:
    return any(
        isinstance(placed.step, Inform) and Audience.PUBLIC in placed.step.inform.to
        for placed in procedure.having("inform")
    )


Shutting = tuple[PlacedStep, str, str, tuple[Party, ...]]


def _shutting(corpus: Corpus, procedure: Procedure) -> Iterator[Shutting]:
    """The steps that send patients or calls elsewhere: the key that does, how it is said, who must be told."""
    runbook = procedure.runbook
    kind = corpus.kind_of(runbook.applies_to)
    for placed in procedure.having("reroute"):
        if isinstance(placed.step, RerouteCalls) and placed.phase not in AFTERWARDS and kind is UnitKind.SAMU:
            number = placed.step.reroute.number
            yield placed, "reroute", f"le {number} sonne ailleurs", (Party.AGENCY, Party.NEIGHBOUR)
    for placed in procedure.having("opens") if kind in _RECEIVING else ():
        measure = placed.step.opens or ""
        name = runbook.measures.get(measure, measure)
        whole = f"{measure} {name}"
        if placed.phase not in AFTERWARDS and _CLOSES.search(whole) and _RECEPTION.search(whole):
            yield placed, "opens", f"« {name} » envoie des patients ailleurs", (Party.SAMU, Party.AGENCY)


def _told(corpus: Corpus, procedure: Procedure, *, relayed: bool) -> Told:
    steps = [placed for placed in procedure.steps if placed.phase not in AFTERWARDS]
    words = " \n ".join(word for placed in steps for word in _words(corpus, placed))
    return Told(words, relayed and any(placed.step.report or _is_direction(corpus, placed) for placed in steps))


def _words(corpus: Corpus, placed: PlacedStep) -> Iterator[str]:
    """Who a step reaches, and who takes part in it, by name and by title."""
    step = placed.step
    for role in filter(None, (step.role, step.confirmed_by)):
        yield _title(corpus.roles, role)
    match step:
        case Call(call=contact, say=said):
            yield from (_title(corpus.contacts, contact), said)
        case Inform(inform=announced):
            yield from (_title(corpus.contacts, one) for one in announced.to)
        case TransferPatients(transfer=transfer):
            yield _title(corpus.contacts, transfer.to)
        case Do(do=asked):
            yield asked
        case _:
            pass


def _title(records: Mapping[str, object], name: str) -> str:
    return f"{name} {getattr(records.get(name), 'title', '')}"


def _is_direction(corpus: Corpus, placed: PlacedStep) -> bool:
    contact = corpus.contacts.get(placed.step.call) if isinstance(placed.step, Call) else None
    role = corpus.roles.get((contact and contact.role) or placed.step.role or "")
    return role is not None and role.family is Family.DIRECTION


def _agency_is_told(survey: Survey) -> bool:
    """True when some procedure does reach the agency: the cell's, as a rule."""
    return any(
        _NAMES[Party.AGENCY].search(word)
        for procedure in survey.library.values()
        for placed in procedure.having("call", "inform")
        for word in _words(survey.corpus, placed)
    )


RULES: Final = (neighbours_not_told, rerouted_in_silence)
