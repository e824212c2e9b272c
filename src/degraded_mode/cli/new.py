"""`degraded-mode new`: a record added to a folder, from answers typed or written beforehand; or nothing at all."""

import os
from pathlib import Path
from typing import Final

from degraded_mode.cli.asking import Asker, NobodyAnswersError
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.kind_words import MEANINGS
from degraded_mode.cli.new_draft import Draft, Request, Shelf, draft_of, shelf_of
from degraded_mode.cli.new_questions import Interview
from degraded_mode.cli.options import HERE
from degraded_mode.cli.report import block, lone_block, shown, status_of
from degraded_mode.cli.site_choice import unknown_site
from degraded_mode.cli.terminal import Terminal, say, warn
from degraded_mode.drafting.answers_file import FILE, read_answers
from degraded_mode.drafting.drafted import blanks_in
from degraded_mode.drafting.placing import about, holders
from degraded_mode.drafting.question import Desk, Question, Situation
from degraded_mode.drafting.questionnaires import ASKED
from degraded_mode.language.nearness import as_identifier, nearest, quoted
from degraded_mode.language.system_errors import reason
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.model.corpus import Kind
from degraded_mode.render.write import CannotWriteError, write_whole
from degraded_mode.source.findings import Finding

BLANKS: Final = "GOV012"
REFUSED: Final = "Rien n'est écrit : l'enregistrement rendrait le dossier fautif."


def add_record(word: str, request: Request) -> int:
    """Adds a record; 2 for a wrong command or wrong answers, 1 when it would bring an error, 4 for files."""
    kind = _kind(word)
    if kind is None:
        return Exit.USAGE
    shelf = shelf_of(request.folder)
    if (status := _unfit(request, shelf)) is not None:
        return status
    desk = Desk(kind, shelf.loaded, request.site, request.today)
    try:
        draft = _from_file(request, desk, shelf) if request.answers else _typed(request, desk, shelf)
    except NobodyAnswersError:
        warn("erreur : il manque des réponses : rien n'est écrit.")
        warn("conseil : répondre à toutes les questions, ou donner un fichier avec --answers.")
        return Exit.USAGE
    return _written(request, draft) if isinstance(draft, Draft) else draft


def _kind(word: str) -> Kind | None:
    """The kind of that English name; otherwise says which there are. A French name is not taken: it is translated."""
    known = [kind.value for kind in MEANINGS]
    if word in known:
        return Kind(word)
    meant = [kind.value for kind, meaning in MEANINGS.items() if as_identifier(word) == as_identifier(_first(meaning))]
    near = meant[0] if meant else nearest(word, known)
    warn(f"erreur : le genre « {quoted(word)} » n'existe pas.")
    warn(f"conseil : vouliez-vous « {near} » ?" if near else f"conseil : genres : {', '.join(known)}.")
    return None


def _first(meaning: str) -> str:
    return meaning.split(maxsplit=1)[0]


def _unfit(request: Request, shelf: Shelf) -> Exit | None:
    """The exit status of a folder to which nothing can be added, once it is told why."""
    loaded, files = shelf.loaded, shelf.files
    if loaded.group.establishment is None:
        told = [one for one in loaded.findings if not files or "establishment" in one.place.path]
        for finding in told or loaded.findings:
            warn(block(loaded, shown(request.folder), finding, files))
        warn(f"erreur : « {request.folder} » n'est pas un dossier de procédures que l'on puisse compléter.")
        return max(status_of(loaded.findings), Exit.FINDINGS)
    if request.site and (status := unknown_site(loaded, request.site)) is not None:
        return status
    if not os.access(request.folder, os.W_OK):
        warn(f"erreur : « {request.folder} » ne se laisse pas écrire.")
        warn("conseil : demander le droit d'écrire dans ce dossier, ou en travailler une copie.")
        return Exit.UNREADABLE
    return None


def _from_file(request: Request, desk: Desk, shelf: Shelf) -> Draft | Exit:
    path = request.answers or Path()
    try:
        content = path.read_bytes()
    except OSError as error:
        warn(f"erreur : les réponses « {path} » ne se lisent pas : {reason(error)}.")
        return Exit.UNREADABLE
    given = read_answers(path.as_posix(), content, desk, ASKED[desk.kind](), holders(Situation(desk, {})))
    if isinstance(given, tuple):
        for finding in given:
            warn(lone_block(finding, content))
        return Exit.USAGE
    draft = draft_of(request, shelf, desk, given)
    if isinstance(draft, Draft) and draft.errors:
        for one in draft.errors:
            warn(block(draft.loaded, shown(request.folder), one, draft.files))
        warn(REFUSED)
        return Exit.FINDINGS
    return draft


def _typed(request: Request, desk: Desk, shelf: Shelf) -> Draft | Exit:
    """What the answers typed make; a question whose answer brings an error is asked again."""
    questions = ASKED[desk.kind]()
    ask = Asker(Terminal())
    ask.say(f"Nouveau : {MEANINGS[desk.kind]}.")
    ask.say(
        "Entrée seule prend ce qui est entre crochets ; un tiret seul : rien. Ctrl-C arrête tout, rien n'est écrit."
    )
    interview = Interview(ask, desk)
    interview.put(questions)
    files = holders(Situation(desk, interview.answers))
    if len(files) > 1:
        where = Situation(desk, interview.answers)
        interview.answers[FILE] = interview.pick("Fichier où l'écrire.", {one: about(where, one) for one in files})
    while True:
        draft = draft_of(request, shelf, desk, interview.answers)
        if not isinstance(draft, Draft) or not draft.errors:
            return draft
        for one in draft.errors:
            ask.say("")
            ask.say(f"erreur : {one.message}.")
            ask.say(f"conseil : {one.advice}")
        again = [one for one in questions if any(_concerns(one, draft, error) for error in draft.errors)]
        if not again:
            warn(REFUSED)
            return Exit.FINDINGS
        ask.say("Rien n'est encore écrit : ces réponses sont à revoir.")
        interview.put(again)


def _concerns(question: Question, draft: Draft, error: Finding) -> bool:
    """True when an error of the new record stands at a question's key, or around it."""
    route = error.place.record_route
    size = min(len(route), len(question.route))
    same = error.place.record == f"{draft.situation.kind.value} {draft.situation.text('id')}"
    return same and size > 0 and route[:size] == question.route[:size]


def _written(request: Request, draft: Draft) -> int:
    path = request.folder / draft.place.path
    try:
        write_whole(path, draft.place.content)
    except CannotWriteError as error:
        warn(f"erreur : {error}")
        warn("conseil : vérifier la place et les droits ; le dossier est resté tel qu'il était.")
        return Exit.UNREADABLE
    kind, name = draft.situation.kind, draft.situation.text("id")
    where = draft.loaded.place(kind, name, (), site=request.site)
    line = draft.loaded.documents[where.path].position(where.route).line
    done = "Écrit :" if draft.place.is_new else f"Ajouté, ligne {line} :"
    say(typeset(f"{done} {shown(request.folder)}/{draft.place.path}"))
    _tell_what_is_left(request, draft)
    return Exit.CLEAN


def _tell_what_is_left(request: Request, draft: Draft) -> None:
    blanks = blanks_in(draft.loaded, draft.situation)
    others = sum(1 for one in draft.remarks if one.code != BLANKS)
    left = [count_words(blanks, "« À COMPLÉTER »", "« À COMPLÉTER »")] if blanks else []
    left += [count_words(others, "point à regarder", "points à regarder")] if others else []
    elsewhere = request.folder != HERE
    if left:
        say(typeset(f"Il y reste {' et '.join(left)} :"))
        say(f"  degraded-mode check{f' {request.folder}' if elsewhere else ''}")
    if draft.situation.kind is Kind.RUNBOOK:
        where = f" --corpus {request.folder}" if elsewhere else ""
        site = f" --site {request.site}" if request.site else ""
        say(typeset("Pour la relire sur papier :"))
        say(f"  degraded-mode print checklist {draft.situation.text('id')}{where}{site}")
