"""What every step of a procedure may carry, whatever it asks: who, by when, with what, and what it warns of."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from degraded_mode.model.need import Needs
from degraded_mode.model.record import Id, OrAlso, OrOne, OwnId, Record, Text
from degraded_mode.model.written import DURATION_PATTERN, Count, Duration, Truth


class Risk(StrEnum):
    """What a mistake in the step would touch; each asks for a second check."""

    DOSE = "dose"
    TRANSFUSION = "transfusion"
    IDENTITY = "identity"


class Cause(StrEnum):
    """Why something is lost, as far as is known."""

    FAILURE = "failure"
    ATTACK = "attack"
    PARTNER = "partner"
    PLANNED = "planned"
    UNKNOWN = "unknown"


class Anchor(StrEnum):
    """The hours that a delay may start from. `opened` is T0 of the run; the cell enters the three others."""

    OUTAGE = "outage"
    NOTICED = "noticed"
    DECLARED = "declared"
    OPENED = "opened"


def _time_alone(written: object) -> object:
    return {"time": written} if isinstance(written, str) else written


class Deadline(Record):
    """A delay and what it starts from."""

    time: Duration = Field(title="Délai", description="Le temps laissé.", examples=["5 min"])
    since: Id = Field(
        Anchor.OPENED.value,
        title="À partir de",
        description="outage (panne), noticed (constat), declared (déclaration), opened (ouverture, par défaut) "
        "ou l'identifiant d'une étape.",
        examples=["declared", "prevenir-codis"],
    )

    @property
    def anchor(self) -> Anchor | None:
        """The hour that the delay starts from, or None when it starts from a step."""
        return Anchor(self.since) if self.since in set(Anchor) else None


Within = Annotated[Deadline, BeforeValidator(_time_alone), OrAlso(DURATION_PATTERN)]
"""A delay from the opening (`5 min`), or from something else (`{time: 5 min, since: declared}`)."""

_ids_or_one = BeforeValidator(lambda written: [written] if isinstance(written, str) else written)
Ids = Annotated[tuple[Id, ...], _ids_or_one, OrOne()]
"""Several identifiers; a single one may stand without its list."""


class OnlyWhen(Record):
    """The circumstances in which a step is asked; all that are given must hold. Otherwise it is « non concerné »."""

    lost: Ids = Field((), title="Perdu", description="Systèmes perdus.", examples=[["telephonie-mercure"]])
    suspected: Ids = Field(
        (), title="Suspecté", description="Systèmes dont la perte est suspectée.", examples=[["dpi"]]
    )
    cause: Cause | None = Field(None, title="Cause", description="Cause de la panne.", examples=["attack"])
    have: Id | None = Field(
        None, title="Copie à jour", description="Copie imprimée encore valable.", examples=["programme-j1"]
    )


class IfNot(Record):
    """What to do when a check does not give the expected value."""

    leave_to: Id | None = Field(
        None, title="Passer à", description="Procédure à ouvrir à la place de celle-ci.", examples=["samu-acd-perdu"]
    )
    do: Text | None = Field(
        None, title="Faire", description="Geste à faire avant de continuer.", examples=["Prendre le téléphone rouge."]
    )


class Substitute(Record):
    """Another way to do the step when one of its needs is lost. It replaces only the need that it names."""

    id: OwnId = Field(title="Identifiant", description="Identifiant stable.", examples=["codis-par-radio"])
    for_need: Id = Field(title="À la place de", description="Le besoin remplacé.", examples=["ligne-fixe-secours"])
    do: Text = Field(title="Faire", description="Le geste, verbe d'abord.", examples=["Appeler le CODIS par radio."])
    needs: Needs = Field((), title="Besoins", description="Ce qu'il faut pour ce geste.", examples=[["radio-antares"]])


class Step(Record):
    """What any step may carry. The verb and what it asks stand in the kinds of step (`action`)."""

    id: OwnId = Field(
        title="Identifiant", description="Identifiant stable, jamais réutilisé.", examples=["prevenir-codis"]
    )
    role: Id | None = Field(None, title="Rôle", description="Le seul rôle responsable.", examples=["arm"])
    within: Within | None = Field(
        None, title="Sous", description="Délai depuis l'ouverture, ou depuis autre chose.", examples=["5 min"]
    )
    every: Duration | None = Field(None, title="Toutes les", description="Rythme de répétition.", examples=["1 h"])
    until: Text | None = Field(
        None, title="Jusqu'à", description="Ce qui arrête la répétition.", examples=["Le 15 sonne de nouveau."]
    )
    lasting: Duration | None = Field(
        None, title="Pendant", description="Temps pendant lequel tenir l'action.", examples=["30 min"]
    )
    duration: Duration | None = Field(
        None, title="Durée prévue", description="Temps que prend l'étape.", examples=["5 min"]
    )
    needs: Needs = Field(
        (), title="S'appuie sur", description="Systèmes nécessaires.", examples=[["ligne-fixe-secours"]]
    )
    instead: tuple[Substitute, ...] = Field(
        (),
        title="À défaut",
        description="Autres façons de faire, par ordre de préférence.",
        examples=[
            [
                {
                    "id": "codis-par-radio",
                    "for_need": "ligne-fixe-secours",
                    "do": "Appeler le CODIS par radio.",
                    "needs": ["radio-antares"],
                }
            ]
        ],
    )
    only_when: OnlyWhen | None = Field(
        None, title="Seulement si", description="Circonstances où l'étape est demandée.", examples=[{"cause": "attack"}]
    )
    warning: Text | None = Field(
        None,
        title="Danger",
        description="Danger et conséquence, sans ordre : l'ordre est l'étape.",
        examples=["Annonce avant l'essai réussi, appels perdus."],
    )
    caution: Text | None = Field(
        None,
        title="Attention",
        description="Risque pour le matériel ou l'organisation.",
        examples=["La ligne n'a pas de répondeur."],
    )
    note: Text | None = Field(
        None,
        title="Note",
        description="Précision utile, sans action.",
        examples=["Le CODIS a quatre positions libres."],
    )
    after: Ids = Field((), title="Après", description="Étapes à finir d'abord.", examples=[["renvoyer-15"]])
    opens: Id | None = Field(
        None, title="Ouvre la mesure", description="Mesure provisoire, à lever ensuite.", examples=["renvoi-15-18"]
    )
    closes: Id | None = Field(
        None, title="Lève la mesure", description="Mesure provisoire que l'étape lève.", examples=["renvoi-15-18"]
    )
    forms: Ids = Field((), title="Fiches", description="Fiches papier utilisées.", examples=[["F-01"]])
    people: Count | None = Field(None, title="Personnes", description="Personnes occupées par l'étape.", examples=[2])
    place: Id | None = Field(None, title="Lieu", description="Où agir.", examples=["crra"])
    vital: Truth = Field(False, title="Vitale", description="L'oublier met une vie en jeu.", examples=[True])
    confirmed_by: Id | None = Field(
        None, title="Confirmée par", description="Deuxième personne, autre rôle.", examples=["arm-superviseur"]
    )
    report: Truth = Field(
        False, title="Compte rendu", description="La cellule de crise attend ce compte rendu.", examples=[True]
    )
    risk: Risk | None = Field(None, title="Risque", description="Demande un deuxième contrôle.", examples=["identity"])
