"""A small group of two hospitals to which records are added, and somebody who answers."""

from datetime import date

from degraded_mode.drafting.answers_file import read_answers
from degraded_mode.drafting.drafted import drafted
from degraded_mode.drafting.placing import Placed, holders, placed
from degraded_mode.drafting.question import Answers, Desk, Situation
from degraded_mode.drafting.questionnaires import ASKED
from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.model.corpus import Kind
from degraded_mode.render.scaffold import scaffold
from degraded_mode.source.findings import Finding
from tests.adoption.small import KIT

TODAY = date(2026, 11, 22)

SMALL: dict[Kind, str] = {
    Kind.RUNBOOK: "title: Dossier perdu\napplies_to: {kind: urgences}\nsituation: Rien ne s'ouvre.\nlost: [dpi]\n"
    "author: cadre\nowner: medecin\n",
    Kind.FORM: "title: Relevé\nfields: [Date et heure, Motif]\n",
    Kind.CONTACT: "title: Serrurier\nchannels:\n  - {means: phone, carried_by: telephonie}\n  - {means: runner}\n",
    Kind.UNIT: "title: Médecine\nsite: venus\nkind: hospitalisation\ntolerates: 1 h\nrestoration_rank: 7\n"
    "decides: {day: cadre, out_of_hours: medecin}\n",
    Kind.ROLE: "title: Référent\nfamily: care\n",
    Kind.SYSTEM: "title: Verrous\nkind: badges\n",
    Kind.KIT: "title: Kit des portes\nplace: crra\nchecked_by: cadre\n",
    Kind.MESSAGE: "title: Note\nkind: internal\nowner: cadre\n",
    Kind.ROUTINE: "do: Imprimer le plan.\nrole: cadre\nmakes: {place: crra}\n",
    Kind.SCENARIO: "title: Une nuit\nbegins: 22:10\nlost: [dpi]\nto: cadre\n",
    Kind.REFERENCE: "title: Portes et clés\n",
    Kind.EVIDENCE: "title: Une nuit\nkind: tabletop\ndate: 2027-02-11\n",
}
"""The fewest answers that each kind of record takes."""


def desk(kind: Kind, site: str = "", loaded: Loaded | None = None, **changed: str) -> Desk:
    """A place to write a record, in the small group; `changed` replaces files, `units` for `units.yaml`."""
    files = {**KIT, **{f"{name}.yaml": text for name, text in changed.items()}}
    return Desk(kind, loaded or load_texts(files), site, TODAY)


def read(where: Desk, text: str) -> Answers | tuple[Finding, ...]:
    """What a file of answers gives."""
    files = holders(Situation(where, {}))
    return read_answers("reponses.yaml", text.encode(), where, ASKED[where.kind](), files)


def answered(where: Desk, text: str) -> Situation:
    """The situation that sound answers make."""
    answers = read(where, text)
    assert not isinstance(answers, tuple), [f"{one.message} | {one.advice}" for one in answers]
    return Situation(where, answers)


def written(where: Desk, text: str) -> Placed:
    """The file that sound answers make."""
    return placed_with(answered(where, text))


def placed_with(situation: Situation) -> Placed:
    """The file that these answers make, in the likeliest place."""
    files = {path: document.text.encode() for path, document in situation.loaded.documents.items()}
    record = scaffold(situation.kind.value, drafted(situation))
    place = placed(situation, next(iter(holders(situation)), ""), record, files, "")
    assert place is not None
    return place
