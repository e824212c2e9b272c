"""What a crisis cell does first: a few lines in order, before it reads the rest."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from degraded_mode.impact.left_shut import Ground
from degraded_mode.impact.opening import Opening
from degraded_mode.impact.situation import Situation
from degraded_mode.language.typography import count_words, duration_words, typeset
from degraded_mode.model.corpus import Corpus
from degraded_mode.render.names import Names

OPENED: Final = 4
"""Procedures named first; the others are counted."""


def first_moves(found: Situation, here: Corpus) -> Iterator[str]:
    """Sentences, the most pressing first: replace what falls, open, leave shut, read the copies."""
    names = Names(here)
    vital = [
        (here.runbooks[one.runbook].code, step.placed.number)
        for one in found.openings
        for step in one.falling
        if step.placed.step.vital
    ]
    if vital:
        told = ", ".join(f"{code} étape {number}" for code, number in vital[:OPENED])
        more = f" et {count_words(len(vital) - OPENED, 'autre', 'autres')}" if len(vital) > OPENED else ""
        yield typeset(f"Trouver un autre moyen pour ce qui est vital et qui tombe : {told}{more} (voir plus bas).")
    due = [one for one in found.openings if found.after is None or one.due <= found.after]
    for one in due[:OPENED]:
        yield _open(one, here, found.after)
    if len(due) > OPENED:
        yield typeset(f"Puis les {len(due) - OPENED} autres procédures, dans l'ordre de la liste.")
    shut = [one for one in found.left_shut if one.ground is Ground.INHIBITED]
    if shut:
        codes = ", ".join(here.runbooks[one.runbook].code for one in shut)
        yield typeset(f"Ne pas ouvrir {codes} (voir plus bas).")
    for copy in found.copies:
        if not copy.chain and not found.untouched:
            yield typeset(
                f"Lire « {names.system(copy.copy)} », et imprimer ce qui va servir ({names.place(copy.place)})."
            )


def _open(one: Opening, here: Corpus, after: timedelta | None) -> str:
    runbook = here.runbooks[one.runbook]
    units = [here.units[name] for name in one.units]
    hurried = min(units, key=lambda unit: unit.tolerates)
    others = len(units) - 1
    more = f" et {count_words(others, 'autre service', 'autres services')}" if others else ""
    limit = duration_words(hurried.tolerates)
    late = after is not None and after > hurried.tolerates
    when = f"si ce n'est déjà fait (arrêt admissible : {limit})" if late else f"avant {limit} d'arrêt"
    return typeset(f"Ouvrir {runbook.code} « {runbook.title} » : {hurried.title}{more}, {when}.")
