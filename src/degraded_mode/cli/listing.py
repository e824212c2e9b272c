"""`degraded-mode list`: what a corpus holds."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.report import block, shown, status_of
from degraded_mode.cli.site_choice import unknown_site
from degraded_mode.cli.terminal import WIDEST, say, warn
from degraded_mode.language.typography import count_words, short_date
from degraded_mode.language.wrapping import wrap
from degraded_mode.loading.read import UNREADABLE, load_folder
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.runbook import Runbook, Status
from degraded_mode.render.wording import UNIT

COUNTED = (
    (Kind.UNIT, "service", "services"),
    (Kind.SYSTEM, "système", "systèmes"),
    (Kind.ROLE, "rôle", "rôles"),
    (Kind.CONTACT, "contact", "contacts"),
    (Kind.FORM, "fiche papier", "fiches papier"),
    (Kind.REFERENCE, "document de référence", "documents de référence"),
    (Kind.KIT, "kit", "kits"),
    (Kind.MESSAGE, "message", "messages"),
    (Kind.ROUTINE, "routine", "routines"),
    (Kind.INJECT, "stimulus", "stimulus"),
    (Kind.SCENARIO, "scénario", "scénarios"),
    (Kind.EVIDENCE, "preuve", "preuves"),
    (Kind.IGNORE, "constat écarté", "constats écartés"),
)

MARGIN: Final = " " * 15
"""What stands under a code of procedure."""

STATUS = {
    Status.DRAFT: "brouillon",
    Status.REVIEW: "en relecture",
    Status.APPROVED: "approuvée",
    Status.SUSPENDED: "suspendue",
    Status.ARCHIVED: "archivée",
}


def list_corpus(folder: Path, site: str) -> int:
    """Prints the group, its sites, its procedures and how many of everything else; 4 when something was unreadable."""
    loaded = load_folder(folder)
    if not loaded.documents:
        for finding in loaded.findings:
            warn(block(loaded, shown(folder), finding, {}))
        return status_of(loaded.findings)
    if site and (status := unknown_site(loaded, site)) is not None:
        return status
    corpus = loaded.at(site)
    if corpus.establishment:
        say(corpus.establishment.title)
        for one in corpus.establishment.sites:
            _spread(f"{one.title} : {one.has}", f"  {one.id:<12} ")
    runbooks = corpus.runbooks_here() if site else tuple(corpus.runbooks.values())
    say("")
    say(f"{count_words(len(runbooks), 'procédure', 'procédures')}")
    for runbook in sorted(runbooks, key=lambda one: one.code):
        _spread(runbook.title, f"  {runbook.code:<12} ")
        _spread(f"{_life(runbook)} · {_where(corpus, runbook)} · {runbook.id}", MARGIN)
    say("")
    _kinds(corpus, runbooks)
    for kind, one_word, several in COUNTED:
        say(f"  {count_words(len(corpus.of(kind)), one_word, several)}")
    if loaded.findings:
        warn(
            f"{count_words(len(loaded.findings), 'constat', 'constats')} : « degraded-mode check {folder} » les montre."
        )
    return Exit.UNREADABLE if any(finding.code in UNREADABLE for finding in loaded.findings) else Exit.CLEAN


def _spread(text: str, head: str) -> None:
    """One paragraph beside the margin, never wider than the screen that a tired eye reads."""
    for line in wrap(text, WIDEST, head, MARGIN):
        say(line)


def _kinds(corpus: Corpus, runbooks: Iterable[Runbook]) -> None:
    """How many kinds of unit have a procedure, and which have none."""
    answered = {unit.kind for runbook in runbooks for unit in corpus.units_of(runbook)}
    lacking = sorted(UNIT[kind] for kind in corpus.kinds_here() - answered)
    count = count_words(len(answered), "type de service a une procédure", "types de service ont une procédure")
    _spread(f"{count}, {count_words(len(lacking), 'n’en a pas', 'n’en ont pas')}", "  ")
    if lacking:
        _spread(f"sans procédure : {', '.join(lacking)}", MARGIN)


def _life(runbook: Runbook) -> str:
    until = f", à revoir avant le {short_date(runbook.review_by)}" if runbook.review_by else ""
    return f"version {runbook.version}, {STATUS[runbook.status]}{until}"


def _where(corpus: Corpus, runbook: Runbook) -> str:
    units = [unit.title for unit in corpus.units_of(runbook)]
    others = len(units) - 4
    more = f" et {count_words(others, 'autre', 'autres')}" if others > 0 else ""
    return f"{', '.join(units[:4])}{more}" or "aucun service"
