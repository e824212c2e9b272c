"""`degraded-mode print`: a procedure or a site's binder, on paper or as a page to open. Findings never refuse it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from degraded_mode.cli.examination import BROKEN_DOWN, everything_found
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.report import block, shown
from degraded_mode.cli.site_choice import unknown_site
from degraded_mode.cli.terminal import say, warn
from degraded_mode.cli.unforeseen import Attempt
from degraded_mode.language.nearness import nearest
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import collector_paused, load_files, read_files
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.runbook import Runbook
from degraded_mode.render import notices
from degraded_mode.render.binder import binder
from degraded_mode.render.checklist import card, sheet
from degraded_mode.render.document import Document
from degraded_mode.render.masthead import Edition
from degraded_mode.render.paper import Fault, findings, typeset_pages
from degraded_mode.render.report import report
from degraded_mode.render.views import Card, Sheet
from degraded_mode.render.web_page import web_page
from degraded_mode.render.write import CannotWriteError, PressFailedError, press_is_here, write_whole
from degraded_mode.source.findings import Finding
from degraded_mode.source.place import Place, Route


class Form(StrEnum):
    """What is made."""

    PDF = "pdf"
    HTML = "html"
    BOTH = "both"


@dataclass(frozen=True)
class Order:
    """What was asked: the corpus as read, the site, where to write, in which form, on which day."""

    folder: Path
    files: Mapping[str, bytes]
    loaded: Loaded
    site: str
    output: Path
    form: Form
    today: date
    errors: Sequence[Finding]
    """What reading and the rules found, of the group and of this site."""

    def edition(self, corpus: Corpus) -> Edition:
        """The edition that is printed."""
        return Edition(corpus, self.today)


def print_checklist(
    folder: Path, wanted: str, site: str, output: Path, form: str, today: date, attempt: Attempt
) -> int:
    """Prints one procedure, named by its identifier or its code."""
    return _print_one(_order(folder, site, output, form, today, attempt), wanted, sheet)


def print_card(folder: Path, wanted: str, site: str, output: Path, form: str, today: date, attempt: Attempt) -> int:
    """Prints the first page of one procedure alone."""
    return _print_one(_order(folder, site, output, form, today, attempt), wanted, card, "fiche-reflexe")


def _print_one(
    order: Order | Exit,
    wanted: str,
    made: Callable[[Runbook, Edition, tuple[str, ...]], Sheet | Card],
    prefix: str = "",
) -> int:
    if not isinstance(order, Order):
        return order
    runbook = _named(order.loaded.at(order.site), wanted)
    if runbook is None:
        return Exit.USAGE
    corpus = order.loaded.at(order.site) if order.site else _where_used(order.loaded, runbook)
    page = made(runbook, order.edition(corpus), notices.of_runbook(order.errors, runbook.id, order.loaded))
    name = "-".join(part for part in (prefix, runbook.code, corpus.site) if part)
    return _print(Document(page.head.title, (page,), runbook.effective), name, order, corpus)


def print_binder(folder: Path, site: str, output: Path, form: str, today: date, attempt: Attempt) -> int:
    """Prints everything that a site keeps in its binder."""
    order = _order(folder, site, output, form, today, attempt)
    if not isinstance(order, Order):
        return order
    corpus = order.loaded.at(site)
    return _print(binder(order.edition(corpus), order.loaded, order.errors), f"classeur-{site}", order, corpus)


def print_report(folder: Path, site: str, output: Path, form: str, today: date, attempt: Attempt) -> int:
    """Prints what a site survives, what it does not, and what to repair first."""
    order = _order(folder, site, output, form, today, attempt)
    if not isinstance(order, Order):
        return order
    corpus = order.loaded.at(site)
    unsure = (*notices.of_program(order.errors), *notices.of_files(order.errors))
    return _print(report(order.edition(corpus), unsure), f"rapport-{site}", order, corpus)


def _order(folder: Path, site: str, output: Path, form: str, today: date, attempt: Attempt) -> Order | Exit:
    if form not in set(Form):
        warn(f"erreur : « {form} » n'est pas une forme de page.")
        warn("conseil : écrire pdf, html ou both.")
        return Exit.USAGE
    files, problems = read_files(folder)
    with collector_paused():
        loaded = load_files(files, problems)
    if not loaded.group.runbooks and not any(corpus.runbooks for corpus in loaded.corpora.values()):
        for finding in loaded.findings:
            warn(block(loaded, shown(folder), finding, files))
        warn(f"erreur : aucune procédure lisible dans « {folder} ».")
        return Exit.UNREADABLE
    if site and loaded.sites and (status := unknown_site(loaded, site)) is not None:
        return status
    found = everything_found(loaded, today, attempt).everything
    errors = [one for one in found if one.place.site in ("", site)]
    return Order(folder, files, loaded, site, output, Form(form), today, errors)


def _named(corpus: Corpus, wanted: str) -> Runbook | None:
    """The procedure of that identifier or code; otherwise says so, with the nearest name."""
    for runbook in corpus.runbooks.values():
        if wanted.casefold() in (runbook.id.casefold(), runbook.code.casefold()):
            return runbook
    names = [name for runbook in corpus.runbooks.values() for name in (runbook.id, runbook.code)]
    near = nearest(wanted, names)
    warn(f"erreur : la procédure « {wanted} » n'existe pas.")
    warn(f"conseil : vouliez-vous « {near} » ?" if near else "conseil : « degraded-mode list » donne les noms.")
    return None


def _where_used(loaded: Loaded, runbook: Runbook) -> Corpus:
    """The corpus of the only site that uses the procedure, else of the group."""
    sites = {unit.site for unit in loaded.group.units_of(runbook)}
    return loaded.at(sites.pop() if len(sites) == 1 else "")


def _print(document: Document, name: str, order: Order, corpus: Corpus) -> int:
    try:
        return max(_verified(order), *_made(document, name, order, corpus))
    except CannotWriteError as error:
        warn(f"erreur : {error}")
        warn("conseil : choisir un autre dossier avec --output, ou libérer de la place.")
        return Exit.UNREADABLE


def _verified(order: Order) -> Exit:
    """Says when the rules could not be applied: the page, which says it too, is made all the same."""
    broken = [one for one in order.errors if one.code == BROKEN_DOWN]
    for finding in broken:
        warn(block(order.loaded, shown(order.folder), finding, order.files))
    return Exit.UNEXPECTED if broken else Exit.CLEAN


def _made(document: Document, name: str, order: Order, corpus: Corpus) -> Iterator[Exit]:
    """Writes each form asked for; a page to open takes the place of paper when the paper engine is not there."""
    on_paper = order.form is not Form.HTML
    if on_paper and not press_is_here():
        warn("Le moteur de page n'est pas installé sur ce poste : page à ouvrir et à imprimer à la place.")
        yield Exit.UNREADABLE
        on_paper = False
    if on_paper:
        yield _on_paper(document, order, order.output / f"{name}.pdf", corpus)
    if order.form is not Form.PDF or not on_paper:
        path = order.output / f"{name}.html"
        write_whole(path, web_page(document).encode())
        say(typeset(f"{path} : {document.title}, page à ouvrir."))
        yield Exit.CLEAN


def _on_paper(document: Document, order: Order, path: Path, corpus: Corpus) -> Exit:
    try:
        pages = typeset_pages(document)
    except PressFailedError as error:
        warn(f"erreur : le moteur de page s'est arrêté ({error}).")
        warn("conseil : imprimer la page à ouvrir (--format html), et transmettre ce message.")
        return Exit.UNEXPECTED
    write_whole(path, pages.pdf)
    say(typeset(f"{path} : {document.title}, {count_words(pages.count, 'page', 'pages')}."))
    return _told(pages.faults, pages.troubles, order, corpus)


def _told(faults: Sequence[Fault], troubles: Sequence[str], order: Order, corpus: Corpus) -> Exit:
    """Says what did not fit and where it is written."""

    def locate(kind: str, record: str, route: Route) -> Place:
        if kind not in set(Kind):
            return Place("")
        return order.loaded.place(Kind(kind), record, route, site=corpus.site)

    for finding in findings(faults, locate):
        warn(block(order.loaded, shown(order.folder), finding, order.files))
    for trouble in troubles:
        warn(f"Le fichier s'imprime, mais ne peut pas être archivé tel quel : {trouble}")
    return Exit.FINDINGS if faults or troubles else Exit.CLEAN
