"""Whether an answer holds: what the model says of it, and what the corpus says of the names that it cites."""

from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import ValidationError

from degraded_mode.drafting.free_names import free, is_free, next_of_series, taken, usual_series
from degraded_mode.drafting.question import Answer, Desk, Question
from degraded_mode.lint.citations import Target
from degraded_mode.lint.names import of_another_kind, unknown
from degraded_mode.lint.pointer import Pointer
from degraded_mode.loading.complaint import Complaint
from degraded_mode.loading.key_sentences import in_brackets
from degraded_mode.loading.sentences import complaints
from degraded_mode.model.corpus import Kind
from degraded_mode.model.routine import Routine
from degraded_mode.model.site import Establishment
from degraded_mode.source.document import read_document
from degraded_mode.source.writing import scalar

TAKEN: Final = "SCH011"
"""The code of a name declared twice."""


def candidates(question: Question, desk: Desk) -> dict[str, str]:
    """The names among which the answer is, in the order of the files, and what each is called; none when it is free."""
    if question.words:
        return {word.value: "" for word in question.words}
    if question.target is None:
        return {}
    names = desk.declared.names[question.target]
    if question.target is Target.SITE and desk.site:
        names = {desk.site: names.get(desk.site)}
    kinds = {pointer.kind for pointer in names.values() if pointer}
    ranks = {(kind, name): rank for kind in kinds for rank, name in enumerate(desk.corpus.of(kind))}
    ordered = sorted(names, key=lambda name: (_rank(names[name], ranks), name))
    return {name: _called(desk, names[name]) for name in ordered}


def _rank(pointer: Pointer | None, ranks: Mapping[tuple[Kind, str], int]) -> int:
    """The place of a record among those of its kind, or of a part of the establishment in its list."""
    match pointer:
        case Pointer(kind=Kind.ESTABLISHMENT, route=(_, int() as index, *_)):
            return index
        case Pointer(kind=kind, record=name):
            return ranks.get((kind, name), 0)
        case _:
            return 0


def _called(desk: Desk, pointer: Pointer | None) -> str:
    record = desk.corpus.of(pointer.kind).get(pointer.record) if pointer else None
    match record, pointer:
        case Establishment() as group, Pointer(route=(part, int() as index, *_)):
            return (group.sites if part == "sites" else group.places)[index].title
        case Routine() as routine, _:
            return routine.do
        case _:
            return str(getattr(record, "title", ""))


def objections(question: Question, desk: Desk, answer: Answer) -> Iterator[Complaint]:
    """Everything that is wrong in an answer, each with its route in the answers."""
    if not answer:
        if not question.optional:
            advice = f"écrire la valeur{in_brackets(question.field)}."
            yield Complaint("SCH008", question.route, "valeur absente", advice)
        return
    told = [*_of_reading(question, answer), *_of_model(question, answer)]
    yield from told or _of_corpus(question, desk, answer)


def _of_reading(question: Question, answer: Answer) -> Iterator[Complaint]:
    """What would be said of the answer once in a file: characters that nobody sees, above all."""
    for one in (answer,) if isinstance(answer, str) else answer:
        _, findings = read_document("", f"{question.key}: {scalar(one)}\n".encode())
        for finding in findings:
            yield Complaint(finding.code, question.route, finding.message, finding.advice)


def _of_model(question: Question, answer: Answer) -> Iterator[Complaint]:
    """What the model says of its key, whatever may lack beside it."""
    if question.listed and not isinstance(answer, str):
        for index, one in enumerate(answer):
            yield from _of_key(question, one, (*question.route, index))
    else:
        written: object = [answer] if question.several and isinstance(answer, str) else answer
        yield from _of_key(question, list(written) if isinstance(written, tuple) else written, question.route)


def _of_key(question: Question, written: object, route: tuple[str | int, ...]) -> Iterator[Complaint]:
    tree = {question.key: written}
    try:
        question.model.model_validate(tree)
    except ValidationError as error:
        for one in complaints(question.model, tree, error):
            if one.route[:1] == (question.key,):
                where = (*route, *one.route[1:])
                yield Complaint(one.code, where, one.message, one.advice, one.at_key, one.values)


def _of_corpus(question: Question, desk: Desk, answer: Answer) -> Iterator[Complaint]:
    names = (answer,) if isinstance(answer, str) else answer
    if question.target and question.target not in desk.declared.unsure:
        for index, name in enumerate(names):
            if name not in desk.declared.names[question.target]:
                found = desk.declared.elsewhere(name)
                message, advice = (
                    of_another_kind(name, question.target, found[0], desk.declared)
                    if found
                    else unknown(name, question.target, desk.declared)[:2]
                )
                where = question.route if isinstance(answer, str) else (*question.route, index)
                yield Complaint("REF002" if found else "REF001", where, message, advice, values=(name,))
    if question.target is Target.SITE and desk.site and set(names) - {desk.site}:
        message = f"« {', '.join(names)} » n'est pas le site demandé"
        yield Complaint("SCH004", question.route, message, f"écrire « {desk.site} », ou changer --site.")
    if question.route == ("id",) and isinstance(answer, str):
        yield from _already(desk, answer)
    if question.route == ("code",) and isinstance(answer, str):
        yield from _already_coded(desk, answer)


def _already(desk: Desk, name: str) -> Iterator[Complaint]:
    """A name must be free in the group and at every site."""
    if not is_free(desk.loaded, desk.kind, name):
        spot = taken(desk.loaded, desk.kind, name)
        document = desk.loaded.documents.get(spot.path) if spot else None
        where = f"{spot.path}:{document.position(spot.route).line}" if spot and document else "un fichier porte ce nom"
        advice = f"identifiant libre : « {free(desk.loaded, desk.kind, name)} »."
        yield Complaint(TAKEN, ("id",), f"« {name} » est déjà pris ({where})", advice, values=(name,))


def _already_coded(desk: Desk, code: str) -> Iterator[Complaint]:
    """Two procedures of one code could not be told apart on paper."""
    known = {one.code: one for corpus in desk.loaded.corpora.values() for one in corpus.runbooks.values()}
    if other := known.get(code):
        following = next_of_series(usual_series([code]) or f"{code}-", known, 2)
        message = f"le code « {code} » est déjà celui de « {other.title} »"
        yield Complaint(TAKEN, ("code",), message, f"code libre : « {following} ».", values=(code,))
