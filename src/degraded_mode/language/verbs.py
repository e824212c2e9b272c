"""Whether a French word is a verb as an instruction writes it: an infinitive (« Ouvrir ») or an order (« Ouvrez »).

Told by its ending, with the words of a hospital that end alike and are no verbs. Missing accents are forgiven.
"""

from functools import lru_cache
from typing import Final

from degraded_mode.language.complaint import plain, word_set

_ENDINGS: Final = (
    *("cevoir", "voir", "mouvoir", "valoir", "falloir", "vouloir", "pouvoir", "savoir", "devoir", "seoir"),
    *("andre", "endre", "ondre", "aindre", "eindre", "oindre", "oudre", "perdre", "mordre", "tordre"),
    *("mettre", "battre", "naitre", "paraitre", "croitre", "uire", "crire", "dire", "rire", "suffire"),
    *("conclure", "exclure", "inclure", "clore", "rompre", "vaincre", "suivre", "vivre", "boire", "croire"),
)
"""Endings of the third group. Those in -er and -ir, to which new verbs belong, are told apart below."""

_SHORT: Final = word_set(
    "faire refaire defaire satisfaire parfaire extraire distraire soustraire abstraire taire plaire lire relire elire "
    "reelire etre"
)

_NO_VERB: Final = word_set(
    # -er
    "acier ambulancier amer atelier avant-dernier banquier barbier berger boitier bouclier brancardier bunker cahier "
    "calendrier cancer casier catheter cavalier cellier chantier charpentier cher chevalier clavier coequipier collier "
    "container courrier coursier creancier cuiller cuisinier danger dentier dernier docker dossier douanier droitier "
    "electromenager enfer entier equipier escalier etranger fer fermier fevrier fichier financier foncier foyer "
    "freezer fruitier gaucher gosier gravier greffier grossier guichetier hier hiver horloger "
    "hospitalier hotelier huissier "
    "immobilier infirmier inter irregulier janvier jardinier journalier laissez-passer laser leader leger levier "
    "lingier loyer magasinier mer metier meunier millier mobilier mortier ouvrier outre-mer pacemaker palier panier "
    "papier particulier passager patissier permanencier pilier pilulier plombier poivrier policier pompier portier "
    "postier premier prisonnier quartier regulier sapeur-pompier scooter semainier sentier serrurier sous-officier "
    "sphincter starter super tablier timer tresorier tuner usager ver verger viager vivier voilier "
    # -ir, -oir
    "avenir cuir desir elixir emir loisir plaisir saphir soupir tir couvoir lavoir oui-dire pourboire reservoir "
    # -re
    "savoir-vivre calandre cendre coriandre delire esclandre foudre gendre meandre moindre poudre raclure scaphandre"
)

_ORDERS: Final = word_set(
    # Orders given with « tu », those of the trade, and those given with « vous » that do not end in -ez.
    "appelle appuie arrete attends avertis barre branche cherche coche colle compare complete compose compte confirme "
    "continue coupe debranche decroche deconnecte demande dis distribue donne ecoute ecris envoie essaie eteins evacue "
    "fais ferme fixe garde imprime informe inscris isole laisse lance lis mets montre note ouvre passe place pointe "
    "porte pose prends prepare previens protege raccroche range rappelle recopie recupere redemarre reecris relance "
    "releve relie relis remets remplace remplis renvoie repete reponds reporte reste retire reviens sors signale signe "
    "suis suspends tape telephone tire tourne transfere transmets transporte trie utilise va verifie viens vide "
    "faites refaites defaites dites redites soyez"
)

_NO_ORDER: Final = frozenset({"assez", "chez", "nez", "rez"})


@lru_cache(maxsize=8192)
def is_infinitive(word: str) -> bool:
    """True for « appeler », « Éteindre » or « PRENDRE », false for « papier », « cadre » or « tiroir »."""
    bare = plain(word)
    if bare in _NO_VERB or len(bare) < 4 or "'" in bare:
        return False
    if bare.endswith("ir"):
        return not bare.endswith(("oir", "air")) or bare.endswith(_ENDINGS) or bare == "avoir"
    return bare.endswith(("er", *_ENDINGS)) or bare in _SHORT


@lru_cache(maxsize=8192)
def is_order(word: str) -> bool:
    """True for « Ouvrez », « Faites » or « Ouvre »."""
    bare = plain(word)
    return bare in _ORDERS or (bare.endswith("ez") and bare not in _NO_ORDER)
