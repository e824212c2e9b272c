"""The check itself, when no earlier verdict holds."""

from collections.abc import Mapping, Sequence

from degraded_mode.cli.acceptance import against, shorten
from degraded_mode.cli.check_request import Form, Request
from degraded_mode.cli.check_text import brief_of, text_of
from degraded_mode.cli.examination import BROKEN_DOWN, everything_found
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.report import status_of
from degraded_mode.cli.standing import Standing
from degraded_mode.cli.unforeseen import Attempt
from degraded_mode.loading.cache import Verdict
from degraded_mode.loading.read import collector_paused, load_files
from degraded_mode.source.findings import Finding


def judge(
    request: Request, accepted: bytes, files: Mapping[str, bytes], problems: Sequence[Finding], attempt: Attempt
) -> tuple[Verdict, bool]:
    """What a check says of these files and the exit status that follows, and whether that holds as long as they do.

    `accepted` is the content of the list of what is accepted, which is shortened here when it can be.
    """
    with collector_paused():
        loaded = load_files(files, problems)
        checked = everything_found(loaded, request.today, attempt, request.profile)
    standing = Standing(loaded, files, checked.findings, checked.aside, checked.everything)
    if request.listed is not None:
        standing = against(standing, request, request.listed, accepted)
    if standing.left is not None and request.listed is not None:
        shorten(request.listed, standing.left)
    status = _status(standing)
    verdict = Verdict(_answer(standing, request, status), status, brief_of(standing, request))
    return verdict, standing.left is None and status != Exit.UNEXPECTED


def _answer(standing: Standing, request: Request, status: Exit) -> str:
    if request.form is Form.TEXT:
        return text_of(standing, request)
    # Late: who reads the answer needs none of the documents made for programs.
    from degraded_mode.cli.handing_over import document_of

    return document_of(standing, request, status).removesuffix("\n")


def _status(standing: Standing) -> Exit:
    if standing.untrusted:
        return Exit.UNREADABLE
    broken = any(finding.code == BROKEN_DOWN for finding in standing.findings)
    return Exit.UNEXPECTED if broken else status_of(standing.findings)
