"""The large measures of a crisis, complete on paper: rerouting, postponing, moving, restoring."""

from degraded_mode.language.typography import duration_words, phone_words, typeset
from degraded_mode.model.measure import Detachment, Postpone, Reroute, Restore, Transfer
from degraded_mode.render.channels import reach
from degraded_mode.render.names import Names
from degraded_mode.render.views import Lines, Part, Table
from degraded_mode.render.wording import REROUTE, RULE


def rerouting(reroute: Reroute, names: Names, lost: frozenset[str]) -> tuple[str, tuple[Part, ...]]:
    """Calls made to ring elsewhere: who switches, who hosts, who leaves with what, the test, the lost calls."""
    number, onto = phone_words(reroute.number), phone_words(reroute.onto)
    luggage = (*names.forms(reroute.take_forms), *map(names.kit, reroute.take_kits), typeset(reroute.in_progress))
    parts: list[Part] = [
        Lines("Comment", (REROUTE[reroute.how],)),
        reach(reroute.done_by, names, lost, "Fait par"),
        Lines("Appels accueillis par", (names.contact(reroute.host),)),
    ]
    parts += [
        Lines("Partent", tuple(_detachment(one, names) for one in reroute.staff), ticks=True),
        Lines("Emporter", luggage, ticks=True),
        Lines("Essai", (typeset(f"{reroute.test} Attendu : {reroute.test_expect}"),), ticks=True),
        Lines("Refaire l’essai", (f"toutes les {duration_words(reroute.check_every)}",)),
        Lines("Appels perdus", (typeset(reroute.missed_calls),)),
    ]
    return f"Renvoyer les appels du {number} vers le {onto}.", tuple(part for part in parts if _says(part))


def _says(part: Part) -> bool:
    return not isinstance(part, Lines) or bool(part.items)


def _detachment(staff: Detachment, names: Names) -> str:
    words = f"{staff.count} {names.role(staff.role)}"
    if staff.out_of_hours is not None:
        words += f" (nuit et week-end : {staff.out_of_hours})"
    if staff.leave_at_least is not None:
        words += f" ; il en reste au moins {staff.leave_at_least}"
    return typeset(words)


def postponing(postpone: Postpone, names: Names) -> tuple[str, tuple[Part, ...]]:
    """Planned care put off: who decides, the rule of each class, both lists told, the register, the new dates."""
    rows = tuple(
        (typeset(one.title or one.id.replace("-", " ")), duration_words(one.max_delay), RULE[one.rule])
        for one in postpone.classes
    )
    rebook = postpone.rebook
    parts = (
        Lines("Décidé par", (names.role_in_full(postpone.decided_by),)),
        Table("Ligne par ligne", ("Classe", "Délai maximal", "Règle"), rows),
        Lines("Ligne incomplète", (RULE[postpone.incomplete_line],)),
        Lines("Dire aux reportés", tuple(map(names.message, postpone.tell.postponed)), ticks=True),
        Lines("Dire aux maintenus", tuple(map(names.message, postpone.tell.maintained)), ticks=True),
        Lines("Téléphoner si", _joined(postpone.tell.phone_when)),
        Lines("Tout inscrire sur", (names.form(postpone.ledger),)),
        Lines("Nouveaux rendez-vous", (f"{names.role_in_full(rebook.role)}, sous {duration_words(rebook.within)}",)),
    )
    return f"Déprogrammer : {', '.join(postpone.what)}.", tuple(part for part in parts if _says(part))


def _joined(cases: tuple[str, ...]) -> tuple[str, ...]:
    return (typeset(" ; ".join(cases)),) if cases else ()


def transferring(transfer: Transfer, names: Names, lost: frozenset[str]) -> tuple[str, tuple[Part, ...]]:
    """Patients moved: who decides, who accepts, with which form."""
    return f"Transférer : {transfer.patients}.", (
        reach(transfer.to, names, lost, "Vers"),
        Lines("Décidé par", (names.role_in_full(transfer.decided_by),)),
        Lines("Accord avant le départ", (typeset(transfer.accepted_by),), ticks=True),
        Lines("Fiche", (names.form(transfer.form),)),
    )


def restoring(restore: Restore, names: Names) -> tuple[str, tuple[Part, ...]]:
    """A system given back: its checks, the single hour after which nothing new goes on paper, the way back."""
    parts: list[Part] = [
        Lines("Essais", tuple(map(typeset, restore.checks)), ticks=True),
        Lines("Données bonnes jusqu’à", (typeset(restore.data_good_until),)),
        Lines("Heure de reprise", (typeset(f"______ h ______ , fixée par {names.role_in_full(restore.cutover_by)}"),)),
    ]
    if restore.freeze_paper:
        parts.append(Lines("Arrêter le papier", ("trait et signature sur chaque feuille ouverte",), ticks=True))
    parts += [
        Lines("Surveiller pendant", (duration_words(restore.watch),)),
        Lines("Revenir au papier si", (typeset(restore.roll_back),)),
        Lines("Signatures", tuple(f"{names.role_in_full(role)} ______________" for role in restore.signed_by)),
    ]
    return f"Remettre en service : {names.system(restore.system)}.", tuple(parts)
