"""What a check says to the person who asked for it: each finding in its block, then the counts, nothing left silent."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby, islice
from typing import Final, assert_never

from degraded_mode.cli.check_request import Request
from degraded_mode.cli.report import INDENT, WIDTH, block, named, path_in, position_of, shown, summary, tally
from degraded_mode.cli.standing import Standing
from degraded_mode.language.typography import NARROW, NO_BREAK, count_words, short_date, typeset
from degraded_mode.language.wrapping import wrap
from degraded_mode.lint.first_repairs import Why, first_repairs
from degraded_mode.lint.profile import AUDITED, FAMILIES_OF_USE, Profile
from degraded_mode.lint.registry import FAMILIES
from degraded_mode.lint.repeats import Repeated, chore, gathered
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Finding, Severity

FEW: Final = 5
"""Findings up to which each is read in full and none needs to be chosen first: they hold on one screen."""

FEW_ALIKE: Final = 3
"""Findings of one file that ask for the same gesture, up to which each is read in full."""

FILES_NAMED: Final = 6
LINES_NAMED: Final = 8
"""Places of a repeated finding that are given: beyond, one mends the cause instead of going round."""


def text_of(standing: Standing, request: Request) -> str:
    """The whole answer, without an end of line."""
    if standing.untrusted:
        return "\n\n".join(block(standing.loaded, "", one, standing.files) for one in standing.findings)
    folder = shown(request.folder)
    if len(standing.findings) <= FEW:
        parts = [block(standing.loaded, folder, one, standing.files) for one in standing.findings]
    else:
        causes = gathered(standing.findings)
        parts = [*_by_file(standing, folder, causes), "\n".join(_first(standing, folder, causes))]
    return "\n\n".join([*parts, brief_of(standing, request)])


def brief_of(standing: Standing, request: Request) -> str:
    """The counts alone: what is shown, and all that is not."""
    return tally(standing.findings) if standing.untrusted else "\n".join(_counts(standing, request))


def _by_file(standing: Standing, folder: str, causes: Sequence[Repeated]) -> Iterator[str]:
    """File by file: how many findings it has, then those whose cause no file before it has."""
    cause_of = {id(one): cause for cause in causes for one in cause.all}
    nothing_new: list[str] = []
    for path, here in groupby(standing.findings, key=lambda one: one.place.path):
        findings = tuple(here)
        before = [one for one in findings if cause_of[id(one)].first.place.path != path]
        heading = f"{path_in(folder, path)}{NO_BREAK}: {tally(findings)}{_told_before(len(before), len(findings))}"
        if len(before) == len(findings):
            nothing_new.append(heading)
            continue
        if nothing_new:
            yield "\n".join(nothing_new)
            nothing_new.clear()
        yield f"{heading}\n{'-' * len(heading)}"
        yield from _chores(standing, folder, [cause_of[id(one)] for one in findings if cause_of[id(one)].first is one])
    if nothing_new:
        yield "\n".join(nothing_new)


def _told_before(before: int, all_of_them: int) -> str:
    if before == all_of_them:
        return " (dit plus haut)"
    return f" (dont {count_words(before, 'constat dit', 'constats dits')} plus haut)" if before else ""


def _chores(standing: Standing, folder: str, causes: Sequence[Repeated]) -> Iterator[str]:
    """The causes of one file; when one gesture is asked for many times, it is told once, then listed line by line."""
    alike: dict[tuple[str, ...], list[Repeated]] = {}
    for cause in causes:
        alike.setdefault(chore(cause.first), []).append(cause)
    for several in alike.values():
        if len(several) <= FEW_ALIKE:
            yield from (_cause(standing, folder, one) for one in several)
        else:
            head = f"{INDENT}{count_words(len(several) - 1, 'autre', 'autres')}, même conseil{NO_BREAK}:"
            lines = (line for one in several[1:] for line in _listed(standing, one))
            yield "\n".join((_cause(standing, folder, several[0]), head, *lines))


def _listed(standing: Standing, cause: Repeated) -> Iterator[str]:
    """A finding without its excerpt nor its advice, behind the number of its line."""
    position = position_of(standing.loaded, cause.first.place)
    gutter = f"{position.line if position else '':>5} | "
    times = f" ({count_words(len(cause.all), 'fois', 'fois')})" if cause.others else ""
    said = f"{typeset(cause.first.message)}{_at(cause.first)}{times}"
    yield from wrap(said, WIDTH, gutter, f"{'':>5} | ")


def _cause(standing: Standing, folder: str, cause: Repeated) -> str:
    """A finding in its block, and where else the same is to be said."""
    told = block(standing.loaded, folder, cause.first, standing.files)
    if not cause.others:
        return told
    count = count_words(len(cause.others), "autre fois", "autres fois")
    places = f"{NARROW}; ".join(_places(standing, folder, cause.others))
    return "\n".join((told, *wrap(f"{count}{NO_BREAK}: {places}", WIDTH, INDENT, INDENT * 2)))


def _places(standing: Standing, folder: str, findings: Sequence[Finding]) -> Iterator[str]:
    """File by file, the lines; what is not named is counted."""
    left = len(findings)
    by_file = groupby(findings, key=lambda one: one.place.path)
    for path, here in islice(by_file, FILES_NAMED):
        some = tuple(islice(here, LINES_NAMED))
        positions = [position_of(standing.loaded, one.place) for one in some]
        lines = ", ".join(dict.fromkeys(str(position.line) for position in positions if position))
        left -= len(some)
        yield f"{path_in(folder, path)}:{lines}" if lines else path_in(folder, path)
    if left:
        yield f"et {count_words(left, 'autre', 'autres')} (voir --format json)"


WHY: Final = {
    Why.UNREAD: "tant que ce n'est pas lu, personne ne sait ce qui s'y cache",
    Why.VITAL: "étape vitale d'une procédure en vigueur",
    Why.ERROR: "erreur : le plan ne peut pas servir tel quel",
    Why.WARNING: "avertissement : le plan sert, mais moins bien",
    Why.INFO: "remarque : à connaître",
}


def _first(standing: Standing, folder: str, causes: Sequence[Repeated]) -> Iterator[str]:
    """The few repairs to start with, each with its reason."""
    title = typeset("À corriger d'abord")
    yield f"{title}\n{'-' * len(title)}"
    for rank, repair in enumerate(first_repairs(standing.loaded, causes), 1):
        finding = repair.finding
        where = named(folder, finding.place, position_of(standing.loaded, finding.place))
        said = f"{where}  {typeset(finding.message)}{_at(finding)}  [{finding.code}]"
        yield from wrap(said, WIDTH, f"{rank}. ", INDENT)
        spared = f" ; même cause pour {repair.removes} constats" if repair.removes > 1 else ""
        alike = f" ; même geste pour {count_words(repair.alike, 'autre', 'autres')}" if repair.alike else ""
        yield from wrap(typeset(f"{WHY[repair.why]}{spared}{alike}"), WIDTH, INDENT)


def _at(finding: Finding) -> str:
    return f" (site {finding.place.site})" if finding.place.site else ""


def _counts(standing: Standing, request: Request) -> Iterator[str]:
    """What is shown, then all that is not: no profile, no ignore and no list hides anything without saying so."""
    records = sum(len(standing.loaded.group.of(kind)) for kind in Kind)
    yield summary(standing.findings, len(standing.files), records)
    if said := _said_of(request.profile):
        yield typeset(said)
    if standing.aside:
        back = min(one.ignore.until for one in standing.aside) + timedelta(days=1)
        hidden = _hidden([one.finding for one in standing.aside], "écarté")
        yield typeset(f"{hidden} ; ignores.yaml dit pourquoi, et le premier revient le {short_date(back)}.")
    if request.listed is not None:
        yield typeset(f"{_hidden(standing.accepted, 'accepté')}{_gone(standing, request)}.")


def _said_of(profile: Profile) -> str:
    match profile:
        case Profile.DAILY:
            return ""
        case Profile.CRISIS:
            aside = [family for family in FAMILIES if family not in FAMILIES_OF_USE]
            return f"Profil crisis : ce qui ne change pas ce que l'on peut faire n'est pas jugé ({', '.join(aside)})."
        case Profile.AUDIT:
            return f"Profil audit : la tenue du plan compte un degré de plus ({', '.join(sorted(AUDITED))})."
        case _:
            assert_never(profile)


def _hidden(findings: Sequence[Finding], how: str) -> str:
    """How many findings are not shown, and how many of them are errors: nobody forgets what is counted every day."""
    errors = sum(one.severity is Severity.ERROR for one in findings)
    among = f", dont {count_words(errors, 'erreur', 'erreurs')}" if errors else ""
    return count_words(len(findings), f"constat {how}, non montré", f"constats {how}s, non montrés") + among


def _gone(standing: Standing, request: Request) -> str:
    gone = standing.gone
    if gone and request.really_today:
        return f" ; {count_words(gone, 'autre a disparu : retiré', 'autres ont disparu : retirés')} de la liste"
    return (
        f" ; {count_words(gone, 'autre absent', 'autres absents')} à cette date, gardés dans la liste" if gone else ""
    )
