"""Reference documents that the wards need and that the engine only places: tables, menus, plans, official papers."""

from pydantic import Field

from degraded_mode.model.record import Id, OwnId, Record, Text, Title
from degraded_mode.model.written import Count, Day, Truth, Version


class Reference(Record):
    """A document of reference: a small table kept here, or a file printed page for page."""

    format: Count = Field(1, title="Format", description="Version du format de fichier.", examples=[1])
    id: OwnId = Field(title="Identifiant", description="Identifiant.", examples=["norme-appels-horaire"])
    title: Title = Field(title="Nom", description="Nom du document.", examples=["Appels habituels par heure"])
    version: Version = Field(title="Version", description="Version.", examples=["1"])
    validated_by: Id | None = Field(
        None, title="Validé par", description="Rôle qui valide.", examples=["medecin-responsable-crra"]
    )
    validated_on: Day | None = Field(None, title="Validé le", description="Date.", examples=["2026-05-04"])
    file: Text | None = Field(
        None, title="Fichier", description="Fichier joint, chemin relatif.", examples=["references/plan.pdf"]
    )
    columns: tuple[Title, ...] = Field(
        (), title="Colonnes", description="En-têtes du tableau.", examples=[["Heure", "Appels"]]
    )
    rows: tuple[tuple[str, ...], ...] = Field(
        (), title="Lignes", description="Lignes du tableau.", examples=[[["0 h – 1 h", "30"]]]
    )
    options: tuple[Text, ...] = Field(
        (), title="Choix", description="Liste de choix pour une fiche.", examples=[["Ionogramme", "NFS"]]
    )
    text: Text | None = Field(
        None, title="Texte", description="Texte.", examples=["Valeurs d'exemple, à fixer par l'établissement."]
    )
    to_fill: Truth = Field(False, title="À compléter", description="Seul l'hôpital peut le remplir.", examples=[True])
