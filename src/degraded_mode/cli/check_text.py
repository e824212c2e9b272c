"""What a check says to the person who asked for it: each finding in its block, then the counts, nothing left silent."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import assert_never

from degraded_mode.cli.check_request import Request
from degraded_mode.cli.report import block, shown, summary
from degraded_mode.cli.standing import Standing
from degraded_mode.language.typography import count_words, short_date, typeset
from degraded_mode.lint.profile import AUDITED, FAMILIES_OF_USE, Profile
from degraded_mode.lint.registry import FAMILIES
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Finding, Severity


def text_of(standing: Standing, request: Request) -> str:
    """The whole answer, without an end of line."""
    folder = "" if standing.untrusted else shown(request.folder)
    blocks = [block(standing.loaded, folder, finding, standing.files) for finding in standing.findings]
    return "\n\n".join(blocks if standing.untrusted else [*blocks, "\n".join(_counts(standing, request))])


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
