"""The expressions that the rules of wording watch, and what to write instead.

Vague words: checklist-design C14. Terms: the glossary of mode-degrade §15, and the English words of computer people
that a ward does not use.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from degraded_mode.language.complaint import plain


@dataclass(frozen=True)
class Lexicon:
    """Expressions to avoid, in small letters, by what is to be written instead."""

    instead: Mapping[str, tuple[str, ...]]

    @property
    def expressions(self) -> Iterator[str]:
        for some in self.instead.values():
            yield from some

    @cached_property
    def _advice(self) -> Mapping[str, str]:
        return {plain(one): advice for advice, some in self.instead.items() for one in some}

    # Compiled when an expression has been met: most corpora have none.
    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(map(re.escape, self._advice), key=len, reverse=True)
        return re.compile(rf"(?<![\w-])({'|'.join(longest_first)})(?![\w-])")

    def within(self, flat: str) -> Iterator[tuple[int, int, str]]:
        """Where expressions stand in a text without accents (first and last character), with what to write instead."""
        for met in self._pattern.finditer(flat):
            yield met.start(), met.end(), self._advice[met[0]]


VAGUE: Final = Lexicon(
    {
        "écrire un délai ou une heure : « sous 15 min », « à 18 h », « avant la relève ».": (
            *("dès que possible", "aussitôt que possible", "le plus tôt possible", "le plus vite possible"),
            *("le plus rapidement possible", "au plus vite", "rapidement", "prochainement", "ultérieurement"),
            *("incessamment", "sous peu", "dans les meilleurs délais", "dans les plus brefs délais", "asap"),
            *("dans un délai raisonnable", "en temps utile", "en temps voulu", "le moment venu", "au bon moment"),
        ),
        "écrire un rythme et sa fin : « every: 1 h », « until: … ».": (
            *("régulièrement", "fréquemment", "périodiquement", "souvent", "de temps en temps", "de temps à autre"),
            *("à intervalles réguliers",),
        ),
        "écrire le cas qui le demande (« stock sous 20 »), ou en faire une décision avec son critère.": (
            *("si besoin", "si besoin est", "au besoin", "en cas de besoin", "selon les besoins", "si nécessaire"),
            *("si c'est nécessaire", "si cela est nécessaire", "le cas échéant", "éventuellement", "si possible"),
            *("autant que possible", "dans la mesure du possible", "si utile", "si opportun"),
        ),
        "écrire le nombre, ou où le lire.": (
            *("suffisamment", "en quantité suffisante", "en nombre suffisant", "quelques", "un certain nombre"),
            *("un nombre suffisant", "une quantité suffisante"),
        ),
        "dire ce que l'on doit voir quand c'est bien fait.": ("correctement", "convenablement", "comme il faut"),
    }
)

TERMS: Final = Lexicon(
    {
        "écrire « mode dégradé ».": ("mode secours", "mode de secours", "mode panne", "mode downtime"),
        "écrire « panne », « arrêt » ou « mode dégradé ».": ("downtime", "downtimes", "outage"),
        "écrire « sauvegarde » (des données), « de secours » (un poste) ou « remplaçant » (une personne).": (
            *("backup", "backups", "back-up", "back up"),
        ),
        "écrire « à défaut » ou « solution de repli ».": ("fallback", "workaround", "work-around"),
        "écrire « bascule ».": ("failover", "fail-over", "switchover"),
        "écrire « reprise » ou « remise en service ».": ("recovery", "rollback", "cutover", "cut-over"),
        "écrire « redémarrage », « redémarrer ».": ("reboot", "rebooter", "restart"),
        "écrire « remise à zéro », « réinitialiser ».": ("reset", "resetter"),
        "écrire « procédure ».": ("runbook", "runbooks"),
        "écrire « retour d'expérience ».": ("feedback", "feed-back"),
        "écrire « compte rendu » ou « point de situation ».": ("reporting",),
        "écrire « vérifier » ou « vérification ».": ("checker", "double check", "double-check"),
        "écrire « rançongiciel ».": ("ransomware", "ransomwares"),
        "écrire « hameçonnage ».": ("phishing",),
        "écrire « pare-feu ».": ("firewall", "firewalls"),
    }
)

ARITHMETIC: Final = frozenset(
    {
        *("calculer", "recalculer", "calculez", "recalculez", "additionner", "additionnez", "soustraire", "multiplier"),
        *("multipliez", "diviser", "divisez", "convertir", "convertissez", "multiplié par", "divisé par"),
        *(
            "fois le poids",
            "fois la dose",
            "×",
            "÷",
            "mg/kg",
            "ml/kg",
            "g/kg",
            "ui/kg",
            "µg/kg",
            "par kg",
            "par kilo",
            "règle de trois",
        ),
        *("moitié de la dose", "tiers de la dose", "quart de la dose", "double de la dose", "doubler la dose"),
    }
)

PASSIVE: Final = frozenset(
    {
        *("doit être", "doivent être", "devra être", "devront être", "sera", "seront", "il convient de"),
        *("il convient d'", "il conviendra de", "il conviendra d'", "il est demandé de", "il est demandé d'"),
    }
)

LASTING: Final = frozenset(
    {"tant que", "tant qu'", "aussi longtemps que", "aussi longtemps qu'", "jusqu'à nouvel ordre"}
)

TOGETHER: Final = frozenset(
    f"{never} {verb}"
    for never in ("ne pas", "ne jamais")
    for verb in ("lancer", "ouvrir", "activer", "dérouler", "appliquer", "déclencher", "suivre")
)

NEGATION: Final = frozenset(
    {
        *("ne pas", "ne jamais", "ne plus", "ne rien", "tant que", "tant qu'", "aussi longtemps que"),
        *("pas impossible", "pas inutile", "pas interdit", "pas exclu", "pas rare"),
    }
)


def _by_word(expressions: Iterable[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    by_word: dict[str, set[tuple[str, str]]] = {}
    for one in expressions:
        for typed in (one, plain(one)):
            by_word.setdefault(max(re.split("[ '/]", typed), key=len), set()).add((typed, plain(one)))
    return {word: tuple(sorted(some)) for word, some in by_word.items()}


WATCHED: Final = _by_word(
    {*VAGUE.expressions, *TERMS.expressions, *ARITHMETIC, *PASSIVE, *LASTING, *TOGETHER, *NEGATION}
)
"""Every expression watched, as it may be typed (accents or not) and without accents, by its longest word."""
