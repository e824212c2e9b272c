"""The binder of a site."""

from collections.abc import Sequence

from degraded_mode.loading.load import Loaded
from degraded_mode.render import notices
from degraded_mode.render.checklist import sheet
from degraded_mode.render.document import Document
from degraded_mode.render.masthead import Edition
from degraded_mode.source.findings import Finding


def binder(edition: Edition, loaded: Loaded, errors: Sequence[Finding]) -> Document:
    """Everything that the site keeps, in the order of the binder."""
    runbooks = edition.corpus.runbooks_here()
    sheets = tuple(sheet(one, edition, notices.of_runbook(errors, one.id, loaded)) for one in runbooks)
    dated = max((one.effective for one in runbooks if one.effective), default=None)
    return Document(f"Classeur mode dégradé, {edition.site}", sheets, dated)
