"""What reading and the rules find in a folder, whatever happens to the rules."""

from datetime import date
from typing import Final

from degraded_mode.cli.unforeseen import Attempt, Unforeseen
from degraded_mode.lint.check import Checked, examine
from degraded_mode.lint.profile import Profile
from degraded_mode.loading.load import Loaded
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place

BROKEN_DOWN: Final = "PRG001"
"""The code of what is found when a rule itself breaks down."""


def everything_found(loaded: Loaded, today: date, attempt: Attempt, profile: Profile = Profile.DAILY) -> Checked:
    """What reading and the rules found; when a rule breaks down, that, and what reading found."""
    found = attempt(lambda: examine(loaded, today=today, profile=profile))
    return Checked((_broken_down(found), *loaded.findings)) if isinstance(found, Unforeseen) else found


def _broken_down(error: Unforeseen) -> Finding:
    return Finding(
        BROKEN_DOWN,
        Severity.ERROR,
        Place(""),
        f"les règles n'ont pas pu être appliquées : erreur inattendue du programme, {error.told}",
        "relire avant d'agir ; le papier en vigueur reste valable. Noter ce message et le transmettre.",
        values=(error.kind, error.where),
    )
