"""What the generated procedures say: sentences with blanks, from which a seeded choice makes every procedure different.

Blanks: {form} a form's code, {bed} a bed, {other} a second bed, {count} a small number, {unit} the name of the unit,
{system} the name of what is lost.
"""

from typing import Final

DO: Final = (
    ("recopier-prescriptions", "Recopier sur {form} les prescriptions des lits {bed} à {other}."),
    ("relever-presents", "Relever chaque patient présent sur {form}, lit par lit, bracelet lu."),
    ("ouvrir-registre", "Écrire chaque arrivée au registre {form}, une ligne par personne."),
    ("coller-etiquettes", "Coller une étiquette préimprimée sur chaque feuille {form} des lits {bed} à {other}."),
    ("noter-administrations", "Noter sur {form} chaque administration, avec l'heure et les initiales."),
    ("classer-resultats", "Ranger les résultats reçus par porteur dans le dossier papier du lit {bed}."),
    ("tableau-blanc", "Reporter au tableau blanc les entrées et les sorties des {count} dernières heures."),
    ("poster-coursier", "Placer un coursier devant le service, de la relève du matin à celle du soir."),
    ("compter-fiches", "Compter les fiches {form} restantes et écrire le nombre sur le couvercle du kit."),
    ("relire-allergies", "Lire à voix haute les allergies des lits {bed} à {other} pendant la transmission."),
    ("double-transfert", "Remplir {form} en deux exemplaires avant chaque transfert vers un autre service."),
    ("signer-feuilles", "Signer et dater chaque feuille {form} à la relève, trait sous la dernière ligne."),
    ("afficher-consigne", "Afficher la consigne du jour sur la porte de la salle de soins."),
    ("regrouper-demandes", "Regrouper les demandes {form} de l'étage avant la tournée du coursier."),
    ("preparer-sorties", "Préparer les sorties de demain sur {form}, ordonnances comprises."),
    ("verrouiller-armoire", "Fermer à clé l'armoire des toxiques et inscrire chaque prise au registre papier."),
    ("distribuer-repas", "Remettre à la cuisine la liste {form} des régimes et des jeûnes de demain."),
    ("suivre-perfusions", "Relever toutes les perfusions en cours sur {form}, débit et heure de pose."),
)

CHECK: Final = (
    (
        "deux-postes",
        "Ouvrir le même dossier sur deux postes, avec deux comptes.",
        "Aucun des deux dossiers ne s'ouvre.",
        "Signaler le poste en panne et continuer sur l'autre poste.",
    ),
    (
        "bracelets",
        "Comparer bracelet, étiquette et feuille {form} des lits {bed} à {other}.",
        "Le même nom et le même numéro sur les trois.",
        "Refaire le bracelet à deux personnes, puis barrer l'ancienne étiquette.",
    ),
    (
        "stock-papier",
        "Compter les fiches {form} du kit du service.",
        "Au moins {count} carnets de 50 fiches.",
        "Faire porter un carton depuis la réserve du pôle.",
    ),
    (
        "telephone-secours",
        "Appeler le poste de sécurité depuis le téléphone rouge.",
        "L'agent de sécurité décroche et répète le nom du service.",
        "Prendre le mobile de réserve rangé dans le kit.",
    ),
    (
        "resultats-rendus",
        "Comparer les demandes {form} parties depuis {count} heures et les résultats revenus.",
        "Chaque demande de plus de deux heures a son résultat.",
        "Envoyer le coursier réclamer les résultats manquants.",
    ),
    (
        "copie-de-lecture",
        "Lire l'heure affichée par la copie de secours du dossier.",
        "Une heure de moins de 60 min.",
        "Écrire « copie ancienne » sur la porte du poste de secours.",
    ),
)

CALL: Final = (
    (
        "prevenir-astreinte",
        (
            "Ici {unit}. {system} ne répond plus depuis l'heure écrite sur F-00. Nous passons au papier. "
            "Quel retour annoncez-vous, et qui vous remplace à partir de minuit ?"
        ),
    ),
    (
        "annoncer-porteur",
        (
            "Ici {unit}. Nos demandes partent par porteur toutes les {count} heures, sur {form}. "
            "Rendez les résultats au même porteur, jamais par téléphone sans relecture du nom et du numéro."
        ),
    ),
    (
        "demander-lits",
        (
            "Ici {unit}. Combien de lits ouverts chez vous, combien de départs avant 18 h ? "
            "Répétez les deux nombres, nous les écrivons au tableau blanc."
        ),
    ),
    (
        "point-de-situation",
        (
            "Ici {unit}. Point de situation : {count} entrées, {bed} présents, aucune identité en doute. "
            "Prochain point dans deux heures, par le même téléphone."
        ),
    ),
)

DECIDE: Final = (
    (
        "garder-les-entrees",
        "Le service garde-t-il ses entrées ?",
        "Moins de {count} patients sans dossier papier depuis 30 min.",
        "Fermer {count} lits et l'écrire sur {form}.",
        "Compter les patients sans dossier papier pendant 10 min.",
    ),
    (
        "renfort-de-nuit",
        "L'équipe tient-elle jusqu'à la relève sans renfort ?",
        "Moins de {count} prises en retard à la dernière ronde.",
        "Demander un renfort au cadre de garde, motif écrit sur {form}.",
        "Faire une ronde complète et noter les retards sur {form}.",
    ),
    (
        "sorties-anticipees",
        "Des patients peuvent-ils sortir dès aujourd'hui ?",
        "Au moins {count} patients avec ordonnance signée et transport trouvé.",
        "Prévenir le bureau des entrées : les lits restent pris.",
        "Relire les dossiers des lits {bed} à {other} avec le médecin.",
    ),
    (
        "doute-identite",
        "Une identité est-elle en doute depuis la coupure ?",
        "Deux bracelets du même numéro, ou une étiquette sans nom.",
        "Refaire à deux le bracelet du lit {bed}, prélèvements arrêtés.",
        "Lire tous les bracelets de l'étage à deux personnes.",
    ),
)

NOTES: Final = (
    (
        "L'heure écrite est celle du geste, pas celle de la recopie ; recopier tard ne change pas l'heure du soin, "
        "et la ressaisie reprendra l'heure écrite à la main."
    ),
    (
        "Le double part avec le patient, l'original reste au classeur du service jusqu'à la fin de la ressaisie ; "
        "aucune feuille ne quitte l'étage sans son numéro inscrit au registre."
    ),
    (
        "Écrire au stylo noir, en capitales pour les noms ; une erreur se barre d'un trait, avec initiales et heure, "
        "et reste lisible."
    ),
    (
        "La feuille d'hier garde sa valeur jusqu'à la relève ; celle d'aujourd'hui porte le numéro suivant et "
        "le nom de la personne qui l'ouvre."
    ),
    "Le tableau blanc est photographié à chaque relève avec l'appareil du kit, sans nom de patient à l'image.",
    (
        "Le poste à pastille rouge ne permet que la lecture ; ce qui y est lu est recopié à la main, "
        "avec l'heure affichée en haut de l'écran."
    ),
    "Un patient déjà étiqueté garde son bracelet et son numéro ; le numéro provisoire sert aux nouvelles arrivées.",
    "Le coursier ne lit pas les feuilles : il compte les enveloppes au départ et à l'arrivée, et signe les deux fois.",
)

WARNINGS: Final = (
    "Deux numéros pour un patient, résultats et sang rendus au mauvais nom.",
    "Une prise notée deux fois est une prise donnée deux fois.",
    "Une allergie absente de la feuille est une allergie oubliée à la relève.",
    "Un résultat dicté sans relecture peut appartenir au patient du lit voisin.",
    "Une feuille sans heure ne pourra pas être ressaisie dans le bon ordre.",
)

CAUTIONS: Final = (
    "L'imprimante du kit n'a qu'une cartouche : elle sert aux étiquettes seulement.",
    "Le mobile de réserve tient huit heures ; le chargeur est au poste de soins.",
    "Le photocopieur autonome s'arrête à la première panne de courant.",
)

COMMENTS: Final = (
    "Ajouté après l'exercice de nuit : la feuille partait sans l'heure.",
    "Valeur d'exemple, à fixer par l'établissement.",
    "Relu avec l'équipe de nuit ; la formulation courte est la sienne.",
    "Même geste dans les services voisins, pour qu'un renfort s'y retrouve.",
    "À revoir quand le deuxième poste de secours sera installé.",
    "Ne pas regrouper avec l'étape suivante : deux personnes différentes.",
)

ONWARD: Final = (
    (
        "Ici {unit}. La décision vient d'être prise avec le médecin senior, à l'heure écrite sur F-00. "
        "Envoyez une personne avec le kit de réserve, et répétez le nom du service."
    ),
    (
        "Ici {unit}. Nous attendons une réponse avant {count} heures. "
        "Le numéro de rappel est celui du téléphone rouge, écrit au dos de {form}."
    ),
)
"""What a branch has somebody say."""

UNTIL: Final = (
    "L'heure de reprise est affichée dans le service.",
    "Le cadre de garde annonce la fin du mode dégradé.",
    "Toutes les demandes en attente ont leur résultat.",
)

LOST: Final = {
    "dossier": "Le dossier patient",
    "programme": "Le programme opératoire",
    "labo": "Le système du laboratoire",
    "images": "L'accès aux images",
    "pharmacie": "Le logiciel de la pharmacie",
    "identites": "La gestion des identités",
}
"""How people call each tool that may be lost."""

KEEP: Final = (
    "Urgences vitales et transferts médicalisés",
    "Traitements à heure fixe, anticoagulants, insulines",
    "Chimiothérapies commencées",
    "Accouchements et soins des nouveau-nés",
    "Surveillance des patients opérés depuis moins de 24 h",
)

REDUCE: Final = (
    "Bilans de suivi, limités au menu réduit",
    "Imagerie non urgente, reportée au lendemain",
    "Visites, limitées à une personne par patient",
    "Entrées programmées, une sur deux",
)

STOP: Final = (
    "Statistiques et codage",
    "Courriers de sortie dactylographiés",
    "Réunions et formations",
    "Inventaires mensuels",
)

SITES: Final = [
    "Altaïr",
    "Bételgeuse",
    "Capella",
    "Deneb",
    "Électre",
    "Fomalhaut",
    "Gienah",
    "Hadar",
    "Izar",
    "Kochab",
    "Lesath",
    "Mirach",
    "Naos",
    "Okab",
    "Pollux",
    "Rigel",
    "Sirius",
    "Talitha",
    "Unuk",
    "Véga",
    "Wezen",
    "Zaurak",
    "Adhara",
    "Bellatrix",
    "Castor",
    "Dubhé",
    "Elnath",
    "Furud",
    "Gomeisa",
    "Homam",
    "Kraz",
    "Maïa",
    "Nunki",
    "Phecda",
    "Régulus",
    "Schédar",
    "Tarazed",
    "Zubra",
]
"""Names of stars: no hospital of the corpus can be taken for a real one."""
