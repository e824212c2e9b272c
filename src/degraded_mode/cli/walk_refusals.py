"""Why something was not noted, and the way out."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from degraded_mode.cli.walk_facts import fact_words, said_words
from degraded_mode.cli.walk_replies import Number
from degraded_mode.journal.decide import Refusal, Why

_REFUSALS: Final[Mapping[Why, tuple[str, str]]] = MappingProxyType(
    {
        Why.ALREADY_OPEN: ("la procédure est déjà ouverte", "continuer."),
        Why.NOT_OPEN: ("la procédure n'est pas ouverte", "relancer la commande."),
        Why.CLOSED: ("ce déroulé est terminé", "« annuler » le rouvre."),
        Why.UNKNOWN_STEP: ("cette étape n'existe pas ici", "« liste » montre les numéros."),
        Why.CHANGED_SINCE: ("entre-temps, {stands}", "relire l'étape, puis décider."),
        Why.ALREADY_SAID: ("c'est déjà noté : {stands}", "« annuler {number} » d'abord, si c'est une erreur."),
        Why.NOT_CONCERNED: ("{step} n'est pas concernée", "changer la réponse au-dessus, ou écrire « concerné »."),
        Why.UNDECIDED: ("{step} dépend d'une décision qui n'est pas prise", "répondre d'abord à la décision."),
        Why.A_DECISION: ("{step} est une décision", "répondre par une lettre."),
        Why.NOT_A_DECISION: ("{step} n'est pas une décision", "écrire « fait », ou « aide »."),
        Why.UNKNOWN_ANSWER: ("cette réponse n'est pas dans la liste", "répondre par une lettre."),
        Why.UNKNOWN_SUBSTITUTE: ("ce moyen n'est pas dans la liste", "écrire « à défaut a », « à défaut b »…"),
        Why.REASON_MISSING: ("il faut une raison, trois lettres au moins", "recommencer avec la raison."),
        Why.IN_FULL: ("{step} est vitale", "écrire « sauter » ou « sans objet » en entier, puis la raison."),
        Why.IN_THE_FUTURE: ("cette heure n'est pas encore passée", "vérifier l'heure."),
        Why.NOTHING_TO_CONFIRM: ("{step} n'attend pas de confirmation", "« liste » montre ce qui est à confirmer."),
        Why.SAME_PERSON: ("il faut une deuxième personne", "donner le nom de quelqu'un d'autre."),
        Why.NOT_REPEATED: ("{step} n'est pas une étape à refaire", "« sans objet », si elle n'a plus lieu d'être."),
        Why.NOTHING_TO_UNDO: ("il n'y a rien à annuler", "« liste » montre ce qui est noté."),
        Why.OTHER_CONTENT: ("cet acte est déjà noté avec un autre contenu", "recommencer."),
        Why.EXERCISE_AND_REAL: (
            "un exercice et une crise réelle ne se mêlent pas",
            "donner un autre nom : --crisis.",
        ),
    }
)


def refusal_words(refusal: Refusal, number: Number, now: datetime) -> tuple[str, str]:
    """Two clauses: why nothing was noted, and the way out."""
    step = f"l'étape {number(refusal.step)}" if refusal.step else "cette étape"
    against = refusal.against
    stands = f"{fact_words(against.fact, number, now)} ({said_words(against, now)})" if against else "autre chose"
    sentence, way_out = _REFUSALS[refusal.why]
    return sentence.format(step=step, stands=stands), way_out.format(number=number(refusal.step))
