"""The French words of coverage: hours, harm, what lacks."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final, assert_never

from degraded_mode.impact.coverage import HORIZONS
from degraded_mode.impact.holes import Reason, Repair
from degraded_mode.impact.practice import Practice
from degraded_mode.impact.stock import Shelves, Stock
from degraded_mode.language.typography import count_words, duration_words, short_date, typeset
from degraded_mode.model.unit import Harm
from degraded_mode.model.written import DAY
from degraded_mode.render.names import Names

HELD: Final = "T"
NEIGHBOUR: Final = "V"
NOT_DUE: Final = "·"
HELD_WORDS: Final = "tenu"
NEIGHBOUR_WORDS: Final = "tenu par un voisin"
NOT_DUE_WORDS: Final = "pas encore attendu"

LETTER: Final = {
    Reason.NO_PROCEDURE: "P",
    Reason.STOPS: "A",
    Reason.NO_PAPER: "F",
    Reason.PLACE_LOST: "L",
    Reason.SHEETS: "Q",
    Reason.UNCOUNTED: "?",
}
"""The mark of each lack that depends on the hour; the others stand among the holes only."""

NAMED: Final = {
    Reason.NO_PROCEDURE: "pas de procédure",
    Reason.STOPS: "procédure muette à cette heure",
    Reason.NO_PAPER: "fiche inconnue",
    Reason.PLACE_LOST: "lieu de la fiche perdu",
    Reason.SHEETS: "pas assez de feuilles",
    Reason.UNCOUNTED: "quantité inconnue",
    Reason.NOT_APPROVED: "procédure non approuvée",
    Reason.NOBODY_AT_NIGHT: "personne pour décider la nuit",
    Reason.NEVER_EXERCISED: "jamais exercée",
    Reason.TOO_OLD: "exercice de plus d'un an",
}

HARM: Final = {
    None: "aucune",
    Harm.FAIBLE: "faible",
    Harm.MOYEN: "moyenne",
    Harm.FORT: "forte",
    Harm.VITAL: "VITALE",
}
"""The harm of a stop, in words; what is vital is in capitals, for those who read no colour."""

SHORT_HARM: Final = {None: "–", Harm.FAIBLE: "faible", Harm.MOYEN: "moyen", Harm.FORT: "fort", Harm.VITAL: "VITAL"}


def horizon_words(horizon: timedelta) -> str:
    """`30 min`, `24 h`, `7 jours`, `4 semaines`."""
    return "4\u00a0semaines" if horizon == 28 * DAY else duration_words(horizon)


def short_horizon(horizon: timedelta) -> str:
    """The same in six columns."""
    if horizon == 28 * DAY:
        return "4\u00a0sem"
    return f"{horizon // DAY}\u00a0j" if horizon > 3 * DAY else duration_words(horizon)


def span_words(horizons: Sequence[timedelta]) -> str:
    """From when to when: `dès 4 h`, `à 30 min`, `de 30 min à 8 h`."""
    first, last = horizons[0], horizons[-1]
    if last == HORIZONS[-1]:
        return f"dès {horizon_words(first)}"
    return f"à {horizon_words(first)}" if first == last else f"de {horizon_words(first)} à {horizon_words(last)}"


def sheets_words(stock: Stock | None) -> str:
    """How many sheets, and where they are: `1 092 feuilles ; kit 260`."""
    if stock is None:
        return ""
    kept = [("kit", stock.kit), ("pôle", stock.pole), ("magasin", stock.central)]
    held = ", ".join(f"{name} {count}" for name, count in kept if count is not None)
    wanted = "quantité inconnue" if stock.needed is None else count_words(stock.needed, "feuille", "feuilles")
    copied = f", {stock.to_copy} à reproduire" if stock.to_copy else ""
    return typeset(" ; ".join(part for part in (wanted, f"{held}{copied}") if part))


def practice_words(practice: Practice) -> str:
    """The last exercise that counts, its age, the next one."""
    if practice.last is None or practice.age is None:
        done = "jamais exercée"
    else:
        where = "" if practice.own else ", par un autre service"
        age = count_words(practice.age.days, "jour", "jours")
        done = f"exercée le {short_date(practice.last.date)}, il y a {age}{where}"
    coming = f"prochaine fois le {short_date(practice.planned.date)}" if practice.planned else "rien de prévu"
    return typeset(f"{done} ; {coming}")


def gap_words(repair: Repair, names: Names, shelves: Shelves) -> str:
    """Why it is a hole, in one sentence."""
    return typeset(_gap(repair, names, shelves))


def _gap(repair: Repair, names: Names, shelves: Shelves) -> str:
    about = repair.about
    match repair.reason:
        case Reason.NO_PROCEDURE:
            lost = " ou de ".join(f"« {names.system(name)} »" for name in about)
            return f"la perte de {lost} n'appelle aucune procédure, ni du service ni d'un voisin"
        case Reason.STOPS:
            return f"{codes(about, names)} : aucune phase n'est ouverte à cette heure"
        case Reason.NO_PAPER:
            return f"la fiche {', '.join(about)} n'existe pas"
        case Reason.PLACE_LOST:
            return f"« {names.place(about[0])} » est perdu avec l'outil, inconnu, ou dans un autre site"
        case Reason.SHEETS:
            return f"pas assez de feuilles ({', '.join(about)}){_stores(repair, shelves)}"
        case Reason.UNCOUNTED:
            return f"feuilles impossibles à compter ({', '.join(about)}) : lits, venues par jour ou kit à préciser"
        case Reason.NOT_APPROVED:
            return f"{codes(about, names)} : pas approuvée, ou suspendue"
        case Reason.NOBODY_AT_NIGHT:
            return f"« {names.role_in_full(about[0])} » décide la nuit sans être de garde ni d'astreinte"
        case Reason.NEVER_EXERCISED:
            return f"{codes(about, names)} : jamais exercée"
        case Reason.TOO_OLD:
            return f"{codes(about, names)} : dernier exercice de plus d'un an"
        case _:
            assert_never(repair.reason)


def _stores(repair: Repair, shelves: Shelves) -> str:
    """What no kit describes of the stores that should answer at those hours."""
    horizons = shelves.here.establishment and shelves.here.establishment.horizons
    if not horizons:
        return ""
    missing = []
    if not shelves.pole and any(horizons.ward < one <= horizons.pole for one in repair.horizons):
        missing.append("réserve de pôle")
    if not shelves.central and any(one > horizons.pole for one in repair.horizons):
        missing.append("magasin central")
    return f" : aucun contenu décrit, {' ni '.join(missing)}" if missing else ""


def codes(runbooks: Sequence[str], names: Names) -> str:
    """The codes of procedures, as on their pages."""
    known = names.corpus.runbooks
    return ", ".join(known[name].code if name in known else name for name in runbooks)


def neighbour_words(runbook: str, site: str, names: Names) -> str:
    """A procedure of a neighbour, with whose it is: `PD-LAB-01 d'un voisin (Laboratoire)`."""
    known = names.corpus.runbooks.get(runbook)
    units = [one for one in names.corpus.units_of(known) if one.site == site] if known else []
    return typeset(f"{codes((runbook,), names)} d'un voisin ({', '.join(one.title for one in units)})")
