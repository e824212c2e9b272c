"""The people, the systems and the messages of a generated group."""

from typing import Final, TypeAlias

RoleRow: TypeAlias = tuple[str, str, str, str, int, int, int, str]
"""Identifier, title, family, deputy, people present by day, by night, at week-ends, delay when on call."""

ROLES: Final[tuple[RoleRow, ...]] = (
    ("ide-soins", "Infirmier du service", "care", "aide-soignant", 4, 2, 3, ""),
    ("aide-soignant", "Aide-soignant du service", "care", "ide-soins", 4, 2, 3, ""),
    ("ide-urgences", "Infirmier des urgences", "care", "ide-soins", 6, 4, 5, ""),
    ("ibode", "Infirmier de bloc opératoire", "care", "iade", 10, 2, 2, ""),
    ("iade", "Infirmier anesthésiste", "care", "ibode", 6, 1, 1, ""),
    ("sage-femme", "Sage-femme", "care", "ide-soins", 4, 3, 3, ""),
    ("technicien", "Technicien de laboratoire", "care", "biologiste-de-garde", 8, 2, 2, ""),
    ("manipulateur", "Manipulateur en imagerie", "care", "radiologue-de-garde", 6, 2, 2, ""),
    ("preparateur", "Préparateur en pharmacie", "care", "pharmacien-de-garde", 5, 1, 1, ""),
    ("agent-admissions", "Agent des admissions", "administration", "agent-accueil", 4, 1, 1, ""),
    ("agent-accueil", "Agent d'accueil", "administration", "agent-admissions", 3, 1, 1, ""),
    ("agent-securite", "Agent de sécurité", "logistics", "coursier", 2, 2, 2, ""),
    ("coursier", "Coursier", "logistics", "agent-securite", 3, 1, 1, ""),
    ("senior-medecine", "Médecin senior du service", "medical", "senior-urgences", 3, 1, 1, ""),
    ("senior-urgences", "Médecin senior des urgences", "medical", "senior-medecine", 4, 2, 3, ""),
    ("reanimateur", "Réanimateur de garde", "medical", "anesthesiste-de-garde", 2, 1, 1, ""),
    ("chirurgien-de-garde", "Chirurgien de garde", "medical", "anesthesiste-de-garde", 2, 1, 1, "30 min"),
    ("anesthesiste-de-garde", "Anesthésiste de garde", "medical", "reanimateur", 2, 1, 1, ""),
    ("obstetricien", "Obstétricien de garde", "medical", "anesthesiste-de-garde", 2, 1, 1, ""),
    ("biologiste-de-garde", "Biologiste de garde", "medical", "technicien", 2, 1, 1, "45 min"),
    ("radiologue-de-garde", "Radiologue de garde", "medical", "manipulateur", 2, 1, 1, ""),
    ("pharmacien-de-garde", "Pharmacien de garde", "medical", "preparateur", 2, 0, 0, "45 min"),
    ("cadre-de-service", "Cadre du service", "care", "cadre-de-garde", 1, 0, 0, ""),
    ("cadre-de-bloc", "Cadre du bloc", "care", "cadre-de-garde", 1, 0, 0, ""),
    ("cadre-de-garde", "Cadre de santé de garde", "care", "directeur-de-garde", 1, 1, 1, ""),
    ("chef-de-pole", "Chef de pôle", "medical", "senior-medecine", 1, 0, 0, ""),
    ("directeur-de-garde", "Directeur de garde", "direction", "cadre-de-garde", 1, 0, 0, "30 min"),
    ("cellule-de-crise", "Cellule de crise", "direction", "directeur-de-garde", 0, 0, 0, "1 h"),
    ("communication", "Chargé de communication", "direction", "directeur-de-garde", 1, 0, 0, "1 h"),
    ("direction-qualite", "Direction de la qualité", "quality", "cadre-de-garde", 2, 0, 0, ""),
    ("dsi-astreinte", "Informatique, astreinte", "it", "responsable-informatique", 2, 0, 0, "30 min"),
    ("responsable-informatique", "Responsable informatique", "it", "dsi-astreinte", 1, 0, 0, "1 h"),
    ("archiviste", "Archiviste", "administration", "agent-admissions", 1, 0, 0, ""),
)

SHARED_SYSTEMS: Final = (
    ("operateur-alpha", "Opérateur Alpha", "operator", ""),
    ("operateur-beta", "Opérateur Bêta", "operator", ""),
    ("reseau-fixe-alpha", "Lignes fixes d'Alpha", "telephony", "operateur-alpha"),
    ("mobiles-alpha", "Mobiles d'Alpha", "telephony", "operateur-alpha"),
    ("mobiles-beta", "Mobiles de Bêta", "telephony", "operateur-beta"),
    ("internet", "Accès à internet", "network", "{any: [operateur-alpha, operateur-beta]}"),
    ("hebergeur", "Hébergeur Nébuleuse", "hosting", "internet"),
    ("annuaire", "Annuaire des comptes", "server", "hebergeur"),
    ("antares", "Radio ANTARES", "radio", ""),
    ("affichage", "Affichage sur papier", "media", ""),
    ("coursiers", "Porteurs à pied", "staff", ""),
    ("radio-locale", "Radio locale", "media", ""),
)

SITE_SYSTEMS: Final = (
    ("secteur", "Arrivée du secteur", "power", ""),
    ("groupe", "Groupe électrogène", "power", ""),
    ("tableau", "Tableau général", "power", "{any: [secteur-@, groupe-@]}"),
    ("salle-a", "Salle des machines A", "room", "tableau-@"),
    ("salle-b", "Salle des machines B", "room", "tableau-@"),
    ("coeur-a", "Cœur de réseau A", "network", "salle-a-@"),
    ("coeur-b", "Cœur de réseau B", "network", "salle-b-@"),
    ("reseau", "Réseau du site", "network", "{any: [coeur-a-@, coeur-b-@]}"),
    ("lien", "Lien vers l'hébergeur", "link", "{all: [reseau-@, internet]}"),
    ("serveurs", "Serveurs du site", "server", "{all: [salle-a-@, reseau-@, annuaire]}"),
    ("postes", "Postes de travail", "workstation", "{all: [tableau-@, reseau-@]}"),
    ("imprimantes", "Imprimantes en réseau", "printing", "{all: [reseau-@, serveurs-@]}"),
    ("imprimante-usb", "Imprimante sans réseau du kit", "printing", "tableau-@"),
    ("autocom", "Autocommutateur", "telephony", "{all: [salle-b-@, reseau-@]}"),
    ("telephones-rouges", "Téléphones rouges", "telephony", "operateur-beta"),
    ("identites", "Identités et mouvements", "application", "{all: [serveurs-@, hebergeur]}"),
    ("dossier", "Dossier patient", "application", "{all: [lien-@, hebergeur, identites-@]}"),
    ("dossier-secours", "Copie de lecture du dossier", "workstation", "tableau-@"),
    ("labo", "Système du laboratoire", "application", "{all: [serveurs-@, identites-@]}"),
    ("images", "Images et comptes rendus", "application", "{all: [serveurs-@, identites-@]}"),
    ("pharmacie", "Logiciel de la pharmacie", "application", "{all: [lien-@, identites-@]}"),
    ("programme", "Programme opératoire", "application", "{all: [lien-@, identites-@]}"),
)

SITE_CONTACTS: Final = (
    "dsi-astreinte",
    "directeur-de-garde",
    "cadre-de-garde",
    "agent-securite",
    "biologiste-de-garde",
    "radiologue-de-garde",
    "pharmacien-de-garde",
    "reanimateur",
    "senior-urgences",
    "agent-admissions",
)
"""Roles that each site can call."""

MESSAGES: Final = (("affiche-attente", "Affiche : attente plus longue", "poster", "communication"),)
