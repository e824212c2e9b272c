"""The report's words for what lacks and for what to do about it."""

from collections.abc import Sequence
from typing import assert_never

from degraded_mode.impact.priorities import Priority, Work
from degraded_mode.language.typography import count_words, duration_words
from degraded_mode.render.grid_words import codes
from degraded_mode.render.names import Names


def named(titles: Sequence[str], most: int) -> str:
    """Titles one after the other; beyond `most`, the others are counted."""
    left = len(titles) - most
    told = ", ".join(titles[:most])
    return f"{told} et {count_words(left, 'autre', 'autres')}" if left > 0 else told


def gain_words(one: Priority, names: Names) -> str:
    """Whom the work serves: `8 fonctions (Réanimation, Médecine A et 2 autres)`."""
    units = [names.unit(unit) for unit in one.units]
    return f"{count_words(one.functions, 'fonction', 'fonctions')} ({named(units, most=3)})"


def work_words(one: Priority, names: Names, *, lacking: bool) -> str:
    """The work to do, or what lacks as long as it is not done."""
    lack, work = _words(one, names)
    return lack if lacking else work


def _words(one: Priority, names: Names) -> tuple[str, str]:
    procedure = codes((one.subject,), names)
    match one.work:
        case Work.WRITE:
            lost = f"« {names.system(one.subject)} »"
            return f"rien n'est prévu si {lost} s'arrête seul", f"Écrire ce que fait le service quand {lost} est perdu"
        case Work.EXTEND:
            return f"{procedure} ne dit plus rien à cette heure", f"Compléter {procedure} : aucune phase à cette heure"
        case Work.DECLARE_FORM:
            return f"la fiche {one.subject} n'existe pas", f"Faire la fiche {one.subject}"
        case Work.MOVE_PAPER:
            place = f"« {names.place(one.subject)} »"
            return f"le papier de {place} est hors d'atteinte", f"Ranger le papier de {place} à portée du service"
        case Work.FILL_KIT:
            place = f"« {names.place(one.subject)} »"
            return f"pas assez de feuilles dans {place}", f"Compléter {place}"
        case Work.FILL_POLE | Work.FILL_CENTRAL:
            return _store_words(one, names)
        case Work.COUNT:
            unit = names.unit(one.subject)
            return f"besoin en papier inconnu, {unit}", f"Donner lits, venues par jour et kit : {unit}"
        case Work.APPROVE:
            return f"{procedure} n'est pas approuvée", f"Faire approuver {procedure}"
        case Work.NAME_DECIDER:
            unit = names.unit(one.subject)
            return f"personne ne décide la nuit, {unit}", f"Nommer qui décide la nuit : {unit}"
        case Work.EXERCISE:
            return f"{procedure} n'a pas été exercée depuis un an", f"Exercer {procedure}"
        case _:
            assert_never(one.work)


def _store_words(one: Priority, names: Names) -> tuple[str, str]:
    horizons = names.corpus.establishment and names.corpus.establishment.horizons
    if one.work is Work.FILL_POLE:
        length = f" ({duration_words(horizons.pole)})" if horizons else ""
        return "la réserve de pôle manque", f"Constituer et décrire la réserve de papier de pôle{length}"
    length = f" ({duration_words(horizons.central)})" if horizons else ""
    return "les modèles et le papier du magasin manquent", f"Garder modèles et papier au magasin{length}"
