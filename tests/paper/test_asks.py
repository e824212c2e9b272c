"""What each kind of step says: nothing that was written is left out."""

import pytest

from degraded_mode.model.action import VERBS
from degraded_mode.render.views import Cites, Frame, Lines, Part, Reach, Step, Table
from tests.paper.sample import printed, whole_hospital
from tests.paper.words import all_steps


def step(identifier: str) -> Step:
    loaded = whole_hospital()
    placed = {one.step.id: one.number for one in loaded.group.runbooks["samu-perdu"].steps()}
    return next(one for one in all_steps(printed(loaded)) if one.number == placed[identifier])


def plain(part: Part) -> tuple[str, ...]:
    """A part as its label and its words, French spaces made ordinary."""
    match part:
        case Lines():
            said = (part.label, *part.items)
        case Frame():
            said = (part.label, part.text)
        case Reach():
            said = (part.label, part.who, *(one.number or one.words for one in part.channels))
        case Table():
            said = (part.label, *(" | ".join(row) for row in part.rows))
        case Cites():
            said = (part.label, *(one.number for one in part.refs))
        case _:
            said = ()
    return tuple(" ".join(words.split()) for words in said)


ASKED = {
    "essai": ("Composer le 15.", [("Attendu", "Aucun appel n’aboutit.")]),
    "appeler": (
        "Appeler : CODIS, officier de garde.",
        [
            ("", "", "03 53 01 18 40", "03 53 01 99 99"),
            ("Dire, et faire répéter", "Préparez quatre positions."),
            ("À défaut de Ligne directe", "Appeler par radio."),
        ],
    ),
    "renvoyer": (
        "Renvoyer les appels du 15 vers le 18.",
        [
            ("Comment", "l’opérateur bascule la ligne"),
            ("Fait par", "Opérateur Alpha", "01 99 00 10 15", "ANTARES 218"),
            ("Appels accueillis par", "CODIS, officier de garde"),
            ("Partent", "3 ARM (nuit et week-end : 1) ; il en reste au moins 2"),
            (
                "Emporter",
                "F-01 Fiche de régulation",
                "Mallette de repli (Salle de régulation, 1er étage)",
                "Emporter les missions en cours.",
            ),
            ("Essai", "Appeler le 15 depuis un mobile. Attendu : Le CTA décroche."),
            ("Refaire l’essai", "toutes les 1 h"),
            ("Appels perdus", "Rappeler les appels perdus."),
            ("après l’étape", "1"),
            ("Ouvre la mesure « renvoi 15 », levée à l’étape", "15"),
        ],
    ),
    "dire": (
        "Informer : le public, CODIS, officier de garde.",
        [
            ("Par l’un de ces canaux", "Radio ANTARES, Réseau mobile Alpha"),
            ("Communiqué « Composer le 18 »", "Composez le 18. Prochain point à __________ (heure)."),
            ("Valable", "4 h, puis renouveler ou retirer."),
        ],
    ),
    "trier": (
        "Le 18 absorbe-t-il les appels ?",
        [
            ("Critère", "Moins de 3 appels en attente."),
            (),
            ("Sans réponse après 10 min", "« non », qu’une personne confirme."),
        ],
    ),
    "donner": (
        "Distribuer : 30 exemplaires de la fiche F-01 Fiche de régulation.",
        [("Les prendre", "Mallette de repli")],
    ),
    "porter": (
        "Envoyer à Laboratoire : Tubes et bon.",
        [("Avec la fiche", "F-01 Fiche de régulation, délai convenu : 15 min")],
    ),
    "prendre": (
        "Recevoir de Laboratoire : Résultats écrits.",
        [("Avec la fiche", "F-01 Fiche de régulation, délai convenu : 20 min")],
    ),
    "reporter": (
        "Déprogrammer : chirurgie programmée.",
        [
            ("Décidé par", "Biologiste de garde"),
            (
                "Ligne par ligne",
                "cancer | 14 jours | maintenir si dépassé",
                "programme | 90 jours | reporter",
            ),
            ("Ligne incomplète", "à décider, jamais reportée d’office"),
            ("Dire aux reportés", "Composer le 18"),
            ("Dire aux maintenus", "Composer le 18"),
            ("Téléphoner si", "jeûne ; enfant"),
            ("Tout inscrire sur", "F-01 Fiche de régulation"),
            ("Nouveaux rendez-vous", "Superviseur des ARM, sous 5 jours"),
        ],
    ),
    "partir": (
        "Transférer : Patients ventilés.",
        [
            ("Vers", "CODIS, officier de garde", "03 53 01 18 40", "03 53 01 99 99"),
            ("Décidé par", "Médecin régulateur"),
            ("Accord avant le départ", "Médecin d’accueil, nom noté."),
            ("Fiche", "F-01 Fiche de régulation"),
        ],
    ),
    "ouvrir": ("Ouvrir la procédure PD-LABO-02 Centre 15 injoignable 02.", []),
    "couper": ("Isoler : Lien avec les Deux-Comètes.", []),
    "refermer": (
        "Reconnecter : Lien avec les Deux-Comètes.",
        [
            ("Seulement après levée de doute par", "Direction de la qualité"),
            ("Preuves", "Journaux lus", "Accord écrit"),
        ],
    ),
    "tenir": ("Tenir la double écoute.", []),
    "rendre": (
        "Remettre en service : Système du laboratoire.",
        [
            ("Essais", "Éditer trois étiquettes"),
            ("Données bonnes jusqu’à", "À noter au redémarrage."),
            ("Heure de reprise", "______ h ______ , fixée par Biologiste de garde"),
            ("Arrêter le papier", "trait et signature sur chaque feuille ouverte"),
            ("Surveiller pendant", "2 h"),
            ("Revenir au papier si", "Deux étiquettes fausses."),
            ("Signatures", "Biologiste de garde ______________", "Assistant de régulation médicale ______________"),
        ],
    ),
    "ramener": (
        "Rétablir l’arrivée du 15.",
        [("après l’étape", "14"), ("Lève la mesure « renvoi 15 », ouverte à l’étape", "2")],
    ),
    "retirer": (
        "Retirer l’annonce « Composer le 18 ».",
        [
            ("Auprès de", "le public"),
            ("Par", "Radio ANTARES"),
            ("Texte de retrait", "Le 15 fonctionne depuis __________ (heure)."),
        ],
    ),
    "reprendre": (
        "Récupérer : F-01 Fiche de régulation.",
        [("Contrôle", "Premier et dernier numéro."), ("Les ranger", "Salle de régulation, 1er étage")],
    ),
    "saisir": (
        "Ressaisir : F-01 Fiche de régulation.",
        [("Sous 72 h après la reprise, contrôlée par", "Médecin régulateur, 10 % des fiches")],
    ),
}


@pytest.mark.parametrize("identifier", ASKED)
def test_a_step_says_all_that_was_written(identifier: str) -> None:
    sentence, parts = ASKED[identifier]
    view = step(identifier)
    assert " ".join(view.text.split()) == sentence
    assert [plain(part) for part in view.parts] == parts


def test_every_kind_of_step_is_among_these() -> None:
    kinds = {type(placed.step) for placed in whole_hospital().group.runbooks["samu-perdu"].steps()}
    assert kinds == set(VERBS.values())


def test_what_frames_a_step_is_said_beside_it() -> None:
    call, keep, cut, opening = step("appeler"), step("tenir"), step("couper"), step("ouvrir")
    assert (call.who, call.when, call.second) == ("MR", ("sous 5\u00a0min après la déclaration",), "Superviseur")
    assert call.marks == ("VITAL", "COMPTE RENDU À LA CELLULE")
    assert keep.when == ("toutes les 1\u00a0h jusqu’à\u00a0: Le 15 sonne", "pendant 30\u00a0min")
    assert keep.marks == ("DOUBLE CONTRÔLE\u00a0: identité",)
    assert cut.when == ("durée prévue 5\u00a0min", "2\u00a0personnes", "Salle de régulation, 1er étage")
    assert opening.condition == "Seulement si\u00a0: perte de Système du laboratoire\u202f; cause attaque."


def test_a_number_that_falls_with_what_is_lost_comes_last_and_says_so() -> None:
    reach = next(part for part in step("appeler").parts if isinstance(part, Reach))
    assert [(one.number[-2:], one.lost) for one in reach.channels] == [("40", False), ("99", True)]
    assert reach.held == "(+ 1\u00a0canal réservé)"


def test_an_answer_without_steps_goes_on_and_one_that_leaves_says_where() -> None:
    (answers,) = (part for part in step("trier").parts if part.kind == "answers")
    assert [(one.answer, one.then, len(one.steps)) for one in answers.options] == [
        ("oui", "Continuer.", 0),
        ("non", "", 1),
        ("ne sait pas", "Quitter cette procédure, ouvrir PD-LABO-02 Centre 15 injoignable 02.", 0),
    ]
