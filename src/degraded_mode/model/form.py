"""Paper forms with their fields, and how each field goes back into the record."""

from enum import StrEnum

from pydantic import Field

from degraded_mode.model.record import Id, OwnId, Record, Text, Title
from degraded_mode.model.written import Code, Count, Truth, Version


class FieldType(StrEnum):
    """What is written in a field."""

    TEXT = "text"
    LINES = "lines"
    CHOICE = "choice"
    TICKS = "ticks"
    NUMBER = "number"
    PHONE = "phone"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    DURATION = "duration"
    SIGNATURE = "signature"
    YES_NO = "yes_no"
    STICKER = "sticker"
    TABLE = "table"


class Reentry(StrEnum):
    """When a field goes back into the record: A1 (at once) to A4 keyed in, B scanned, C kept on paper."""

    A1 = "A1"
    A2 = "A2"
    A3 = "A3"
    A4 = "A4"
    B = "B"
    C = "C"


class FormField(Record):
    """One field of a form."""

    id: OwnId = Field(title="Identifiant", description="Identifiant du champ.", examples=["urgence"])
    label: Title = Field(title="Libellé", description="Libellé imprimé.", examples=["Urgence"])
    type: FieldType = Field(title="Type", description="Ce que l'on écrit.", examples=["choice"])
    reentry: Reentry = Field(title="Ressaisie", description="Classe de ressaisie.", examples=["A1"])
    options: tuple[Text, ...] = Field(
        (), title="Choix", description="Choix imprimés.", examples=[["vitale", "urgente", "différée"]]
    )
    options_from: Id | None = Field(
        None, title="Choix tirés de", description="Document qui donne les choix.", examples=["menu-reduit-labo"]
    )
    unit: Title | None = Field(None, title="Unité", description="Unité imprimée à côté de la case.", examples=["mmHg"])
    rows: Count | None = Field(None, title="Lignes", description="Lignes à écrire, ou lignes du tableau.", examples=[4])
    columns: tuple["FormField", ...] = Field(
        (),
        title="Colonnes",
        description="Colonnes d'un tableau.",
        examples=[[{"id": "heure", "label": "Heure", "type": "time", "reentry": "A2"}]],
    )
    note: Text | None = Field(
        None, title="Précision", description="Texte sous le champ.", examples=["Faire répéter le résultat."]
    )


class Numbering(Record):
    """Serial numbers printed on each sheet, so that a lost sheet is seen."""

    series: Code = Field(title="Série", description="Lettres de la série.", examples=["BIO"])
    check: Truth = Field(True, title="Clé", description="Caractère de contrôle.", examples=[True])


class Form(Record):
    """A paper form."""

    format: Count = Field(1, title="Format", description="Version du format de fichier.", examples=[1])
    id: OwnId = Field(title="Code", description="Code de la fiche.", examples=["F-12"])
    title: Title = Field(title="Nom", description="Nom de la fiche.", examples=["Bon d'examen de biologie"])
    version: Version = Field(title="Version", description="Version.", examples=["4"])
    identity_zone: Truth = Field(
        False, title="Zone d'identité", description="Étiquette patient sur chaque page.", examples=[True]
    )
    allergy_box: Truth = Field(
        False, title="Cadre allergies", description="Aucune connue, inconnue, liste.", examples=[True]
    )
    copies: tuple[Title, ...] = Field(
        min_length=1, title="Destinataires", description="Un exemplaire chacun.", examples=[["laboratoire", "dossier"]]
    )
    numbered: Numbering | None = Field(
        None, title="Numérotée", description="Série.", examples=[{"series": "BIO", "check": True}]
    )
    per_bed_day: Count | None = Field(None, title="Par lit et par jour", description="Consommation.", examples=[2])
    per_admission: Count | None = Field(None, title="Par entrée", description="Consommation.", examples=[3])
    per_day: Count | None = Field(None, title="Par jour", description="Consommation du service.", examples=[10])
    instructions: Text | None = Field(
        None, title="Consigne", description="Consigne en tête.", examples=["Écrire au stylo noir."]
    )
    fields: tuple[FormField, ...] = Field(
        min_length=1,
        title="Champs",
        description="Dans l'ordre de l'écran.",
        examples=[[{"id": "motif", "label": "Motif", "type": "text", "reentry": "A2"}]],
    )
