"""The answers written in a file beforehand, and every mistake in it."""

from collections.abc import Iterator, Sequence
from typing import Final

from degraded_mode.drafting.answering import objections
from degraded_mode.drafting.question import Answer, Answers, Desk, Question, Situation
from degraded_mode.language.nearness import nearest, quoted
from degraded_mode.loading.complaint import Complaint
from degraded_mode.loading.key_sentences import choice, in_brackets
from degraded_mode.source.document import Document, Tree, read_document
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Route

FILE: Final[Route] = ("file",)
"""The answer that says in which file of the folder the record goes, where several could hold it."""
FORMAT: Final[Route] = ("format",)


def read_answers(
    path: str, content: bytes, desk: Desk, questions: Sequence[Question], files: Sequence[str]
) -> Answers | tuple[Finding, ...]:
    """The answers that a file gives, those left out proposed; or every mistake in it. `files`: where it may go."""
    document, findings = read_document(path, content)
    if document is None or findings:
        return findings
    answers, told = _answered(document.tree, desk, questions)
    told += _of_no_question(document.tree, (), {one.route for one in questions} | {FILE, FORMAT})
    told += _of_the_file(document.tree, files)
    if isinstance(document.tree, dict) and isinstance(name := document.tree.get(str(FILE[0])), str):
        answers[FILE] = name
    return tuple(_finding(path, document, one) for one in told) or answers


def _answered(tree: Tree, desk: Desk, questions: Sequence[Question]) -> tuple[dict[Route, Answer], list[Complaint]]:
    answers: dict[Route, Answer] = {}
    told: list[Complaint] = []
    for question in questions:
        situation = Situation(desk, answers)
        written = _at(tree, question.route)
        if question.when and not question.when(situation):
            if written is not None:
                told.append(_useless(question))
            continue
        answer = _as_answer(question, written)
        if isinstance(answer, Complaint):
            told.append(answer)
            continue
        if answer is None:
            answer = question.proposes(situation) if question.proposes else ""
            if not answer and not question.optional:
                told.append(_lacking(question))
                continue
        told += objections(question, desk, answer)
        answers[question.route] = answer
    return answers, told


def _at(tree: Tree, route: Route) -> "Tree | None":
    """What stands at a route, None for nothing."""
    here: Tree = tree
    for part in route:
        match here, part:
            case dict(), str() if part in here:
                here = here[part]
            case list(), int() if part < len(here):
                here = here[part]
            case _:
                return None
    return here


def _as_answer(question: Question, written: "Tree | None") -> Answer | Complaint | None:
    """A text, or a list of texts where the question takes several."""
    match written:
        case None:
            return None
        case str():
            return (written,) if question.several and written else written
        case list() if question.several and all(isinstance(one, str) for one in written):
            return tuple(str(one) for one in written)
        case _:
            shape = "un bloc de clés" if isinstance(written, dict) else "une liste"
            expected = "une liste de textes" if question.several else "un texte"
            return Complaint("SCH004", question.route, f"il faut ici {expected}, pas {shape}", f"écrire {expected}.")


def _lacking(question: Question) -> Complaint:
    key = question.route[-1] if isinstance(question.route[-1], str) else question.key
    return Complaint(
        "SCH001", question.route[:-1], f"clé « {key} » absente", f"ajouter « {key}: … »{in_brackets(question.field)}."
    )


def _useless(question: Question) -> Complaint:
    message = f"« {question.route[-1]} » ne sert pas ici, d'après les autres réponses"
    return Complaint("SCH002", question.route, message, "ôter cette ligne, ou changer les autres.", at_key=True)


def _of_no_question(tree: Tree, route: Route, known: set[Route]) -> Iterator[Complaint]:
    """Keys that answer nothing, told with the nearest that does."""
    parts = list[tuple[str | int, Tree]](
        tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    )
    inner = {one[len(route)] for one in known if one[: len(route)] == route and len(one) > len(route)}
    if not parts and route:
        keys = ", ".join(map(str, inner))
        yield Complaint("SCH004", route, "il faut ici un bloc de clés", f"écrire ses clés : {keys}.")
    for part, value in parts:
        here = (*route, part)
        if part not in inner:
            words = [str(one) for one in inner]
            advice = choice(nearest(str(part), words), words, "Clés admises")
            yield Complaint("SCH002", here, f"clé « {quoted(str(part))} » inconnue ici", advice, at_key=True)
        elif here not in known:
            yield from _of_no_question(value, here, known)


def _of_the_file(tree: Tree, files: Sequence[str]) -> Iterator[Complaint]:
    written = _at(tree, FILE)
    if written is not None and written not in files:
        name = quoted(str(written))
        advice = choice(nearest(name, files), files, "Fichiers possibles") or "ôter cette ligne."
        yield Complaint("SCH003", FILE, f"« {name} » n'est pas un fichier où écrire", advice)


def _finding(path: str, document: Document, told: Complaint) -> Finding:
    place = Place(path, told.route, position=document.position(told.route, at_key=told.at_key))
    return Finding(told.code, Severity.ERROR, place, told.message, told.advice)
