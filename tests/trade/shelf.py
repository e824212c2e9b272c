"""What an answer names, found in the corpus, among the rules or among the commands; None for what is not there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from typer.main import get_command

from degraded_mode.cli.app import app
from degraded_mode.cli.codes import without_card
from degraded_mode.cli.walk_words import Verb
from degraded_mode.language.typography import NO_BREAK
from degraded_mode.lint.registry import RULES
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import load_folder
from degraded_mode.model.corpus import FOLDERS, Corpus, Kind
from degraded_mode.model.form import Form, FormField
from degraded_mode.model.kit import Kit
from degraded_mode.model.record import Record
from degraded_mode.model.runbook import PhaseName, Runbook
from degraded_mode.model.unit import Unit
from degraded_mode.render.asks import Setting, asked
from degraded_mode.render.names import Names
from degraded_mode.render.wording import PHASE
from tests.trade.rows import Part, Row

REPOSITORY: Final = Path(__file__).parents[2]
RUNBOOKS: Final = REPOSITORY / "runbooks"
KINDS: Final = {folder: kind for kind, folder in FOLDERS.items()}


@dataclass(frozen=True)
class Answer:
    """An answer in words: what it is, where it is written from `docs/` (nowhere when empty), the parts named."""

    code: str
    title: str
    link: str
    parts: tuple[str, ...] = ()

    def with_parts(self, other: "Answer") -> "Answer":
        """The same answer, the other's parts named after its own."""
        return replace(self, parts=self.parts + other.parts)


class Shelf:
    """A corpus folder and the program that reads it, as what answers may name."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded

    @property
    def corpus(self) -> Corpus:
        """The group's records."""
        return self.loaded.group

    def find(self, target: str) -> Answer | None:
        """What a target names; None as soon as the record or one of its parts is not there."""
        named, _, rest = target.partition("#")
        folder, _, identifier = named.partition("/")
        if folder == "rules":
            return _rule(identifier)
        if folder == "commands":
            return Answer(f"`degraded-mode {identifier}`", "", "") if identifier in self._commands else None
        if folder == "verbs":
            known = identifier in set(Verb)
            return Answer("`degraded-mode run`", "", "", (f"répondre « {identifier} »",)) if known else None
        kind = KINDS.get(folder)
        record = self.corpus.of(kind).get(identifier) if kind else None
        if kind is None or record is None:
            return None
        words = [self._part(record, part) for part in rest.split(",") if part]
        if not all(words):
            return None
        return self._answer(kind, identifier, record, tuple(filter(None, words)))

    def lost(self, part: Part) -> tuple[str, ...]:
        """A French sentence for every answer of the table that is no longer there."""
        return tuple(
            f"{part.title}, ligne « {row.name} » ({row.missing}) : sa réponse {target} n'existe plus. Conseil : citer "
            f"dans tests/trade/{part.file} ce qui la remplace ; si rien ne répond plus, le dire dans « lacking »."
            for row in part.rows
            for answer in row.answers
            for target in _one_by_one(answer)
            if self.find(target) is None
        )

    def cited(self, rows: Iterable[Row], kind: Kind) -> frozenset[str]:
        """The records of a kind that these rows name."""
        targets = (target.partition("#")[0].partition("/") for row in rows for target in row.answers)
        return frozenset(identifier for folder, _, identifier in targets if folder == FOLDERS[kind])

    def _answer(self, kind: Kind, identifier: str, record: Record, parts: tuple[str, ...]) -> Answer:
        link = f"../runbooks/{self.loaded.place(kind, identifier, ()).path}"
        title = str(getattr(record, "title", getattr(record, "do", getattr(record, "name", ""))))
        match record:
            case Runbook():
                return Answer(record.code, title, link, parts)
            case Form():
                return Answer(identifier, title, link, parts)
            case _:
                return Answer(CALLED[kind], title, link, parts)

    def _part(self, record: Record, part: str) -> str | None:
        match record:
            case Runbook():
                own = self._of_runbook(record, part)
            case Form():
                own = _label(record.fields, part)
            case Kit():
                own = _held(record, part)
            case Unit():
                own = part if part in record.functions else None
            case _:
                own = None
        return own or _key(record, part)

    def _of_runbook(self, runbook: Runbook, part: str) -> str | None:
        for placed in runbook.steps():
            if placed.step.id == part:
                setting = Setting(Names(self.corpus), frozenset(runbook.lost), runbook.id)
                return f"« {_within(asked(placed.step, setting)[0].rstrip('.'))} »"
            for other in placed.step.instead:
                if other.id == part:
                    return f"à défaut, « {_within(other.do.rstrip('.'))} »"
        if part in {phase.phase for phase in runbook.phases}:
            return f"phase « {PHASE[PhaseName(part)]} »"
        return f"mesure « {runbook.measures[part]} »" if part in runbook.measures else None

    @cached_property
    def _commands(self) -> frozenset[str]:
        """Every command by what is typed, and every command followed by one of its options."""
        return frozenset(_typed(get_command(app), ""))


CALLED: Final[Mapping[Kind, str]] = {
    Kind.ESTABLISHMENT: "Établissement",
    Kind.UNIT: "Service",
    Kind.SYSTEM: "Système",
    Kind.ROLE: "Rôle",
    Kind.CONTACT: "Contact",
    Kind.REFERENCE: "Document",
    Kind.KIT: "Kit",
    Kind.MESSAGE: "Message",
    Kind.ROUTINE: "Tâche régulière",
    Kind.INJECT: "Stimulus",
    Kind.SCENARIO: "Scénario",
    Kind.EVIDENCE: "Preuve",
}
"""What a record is called where it has no code of its own."""


def open_shelf() -> Shelf:
    """The runbooks of this repository."""
    return Shelf(load_folder(RUNBOOKS))


def _rule(code: str) -> Answer | None:
    for rule in RULES:
        if rule.code == code:
            return Answer(code, rule.slug, f"../src/degraded_mode/lint/cards/{code}.md")
    return next((Answer(code, known.slug, "") for known in without_card() if known.code == code), None)


def _within(words: str) -> str:
    """Words to stand between guillemets: their own become the inner ones."""
    return words.replace(f"«{NO_BREAK}", "“").replace(f"{NO_BREAK}»", "”").replace("« ", "“").replace(" »", "”")


def _one_by_one(target: str) -> tuple[str, ...]:
    """`folder/record#part,part` as one target for each part."""
    named, _, rest = target.partition("#")
    return tuple(f"{named}#{part}" for part in rest.split(",")) if rest else (named,)


def _held(kit: Kit, part: str) -> str | None:
    """What a kit holds: a form or a document by its identifier, a thing by a word of it."""
    items = [item for envelope in kit.envelopes for item in envelope.items]
    if any(part in (item.form, item.reference) for item in items):
        return part
    return next((item.thing for item in items if item.thing and part in item.thing), None)


def _label(fields: Iterable[FormField], part: str) -> str | None:
    for field in fields:
        if field.id == part:
            return field.label
        if label := _label(field.columns, part):
            return label
    return None


def _key(record: Record, part: str) -> str | None:
    """The French title of a key that the record fills."""
    field = type(record).model_fields.get(part)
    return field.title if field and getattr(record, part) not in (None, (), {}, False) else None


def _typed(command: object, before: str) -> Iterable[str]:
    inner: Mapping[str, object] = getattr(command, "commands", {})
    for name, one in inner.items():
        typed = f"{before} {name}".strip()
        yield typed
        yield from _typed(one, typed)
        for parameter in getattr(one, "params", ()):
            yield from (f"{typed} {option}" for option in parameter.opts if option.startswith("--"))
