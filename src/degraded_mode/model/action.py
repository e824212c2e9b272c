"""The kinds of step: what a step asks is its verb, exactly one of `VERBS`."""

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Discriminator, Field, Tag

from degraded_mode.model.measure import (
    Announcement,
    Collect,
    Issue,
    Postpone,
    Receive,
    Reconnect,
    Reenter,
    Reroute,
    Restore,
    Send,
    Transfer,
)
from degraded_mode.model.record import Id, Record, Text
from degraded_mode.model.step import IfNot, Step
from degraded_mode.model.written import Duration, Truth


class Do(Step):
    """Something to do."""

    do: Text = Field(
        title="Faire", description="Une seule action, verbe d'abord.", examples=["Ouvrir la mallette de repli."]
    )


class Check(Step):
    """Something to look at, with the value expected."""

    check: Text = Field(
        title="Vérifier", description="Ce qu'il faut regarder.", examples=["Composer le 15 depuis un mobile."]
    )
    expect: Text = Field(
        title="Attendu", description="Une valeur ou un état, jamais « OK ».", examples=["Le CTA décroche."]
    )
    if_not: IfNot | None = Field(
        None, title="Sinon", description="Que faire si ce n'est pas le cas.", examples=[{"leave_to": "samu-acd-perdu"}]
    )


class Call(Step):
    """A contact to call. It needs one of the contact's channels."""

    call: Id = Field(title="Appeler", description="Contact à appeler.", examples=["codis"])
    say: Text = Field(
        title="Dire", description="Ce qu'il faut dire.", examples=["Nous perdons le 15. Préparez quatre positions."]
    )
    read_back: Truth = Field(False, title="Faire répéter", description="Le correspondant répète.", examples=[True])


class Inform(Step):
    """A message to give. It needs one of its channels."""

    inform: Announcement = Field(
        title="Informer",
        description="Message, destinataires, canaux.",
        examples=[{"message": "public-15-vers-18", "to": ["public"], "channels": ["radio-locale"]}],
    )


class Withdraw(Step):
    """A message to take back, with its posters and its announcements."""

    withdraw: Announcement = Field(
        title="Retirer",
        description="Message à retirer.",
        examples=[{"message": "public-15-vers-18", "to": ["public"], "channels": ["radio-locale"]}],
    )


class IssueForms(Step):
    """Numbered forms to hand out."""

    issue: Issue = Field(
        title="Distribuer",
        description="Fiches à remettre.",
        examples=[{"form": "F-05", "count": 30, "place": "kit-urgences"}],
    )


class CollectForms(Step):
    """Numbered forms to take back."""

    collect: Collect = Field(
        title="Récupérer",
        description="Fiches à reprendre.",
        examples=[{"form": "F-01", "place": "crra", "check": "Premier et dernier numéro."}],
    )


class RerouteCalls(Step):
    """Calls to make ring elsewhere."""

    reroute: Reroute = Field(
        title="Renvoyer les appels",
        description="Les deux bouts du renvoi, l'essai, les appels perdus.",
        examples=[{"number": "15", "onto": "18", "how": "operator_diverts"}],
    )


class PostponeCare(Step):
    """Planned care to put off."""

    postpone: Postpone = Field(
        title="Déprogrammer",
        description="Quoi, par quelle règle, qui est prévenu.",
        examples=[{"what": ["chirurgie programmée"], "decided_by": "conseil-de-bloc"}],
    )


class TransferPatients(Step):
    """Patients to move."""

    transfer: Transfer = Field(
        title="Transférer",
        description="Lesquels, où, accord.",
        examples=[{"patients": "Patients ventilés", "to": "reanimation-venus"}],
    )


class SendOut(Step):
    """Something to send to other units."""

    send: Send = Field(
        title="Envoyer",
        description="Ce qui part et sa fiche.",
        examples=[{"form": "F-12", "to": {"kind": "laboratoire"}, "what": "Tubes", "window": "15 min"}],
    )


class TakeIn(Step):
    """Something expected from other units."""

    receive: Receive = Field(
        title="Recevoir",
        description="Ce qui arrive et sa fiche.",
        examples=[{"form": "F-12", "sent_by": {"kind": "urgences"}, "what": "Tubes", "window": "15 min"}],
    )


class Activate(Step):
    """Another procedure to open."""

    activate: Id = Field(title="Ouvrir la procédure", description="Procédure à ouvrir.", examples=["urgences-sans-dpi"])


class Isolate(Step):
    """A link to cut on purpose."""

    isolate: Id = Field(title="Isoler", description="Lien à couper.", examples=["lien-groupe-partenaire"])


class ReconnectLink(Step):
    """A link to close again, after clearance."""

    reconnect: Reconnect = Field(
        title="Reconnecter",
        description="Lien et levée de doute.",
        examples=[{"link": "lien-groupe-partenaire", "clearance": {"by": "rssi", "evidence": ["Analyse rendue"]}}],
    )


class RestoreSystem(Step):
    """A system to give back to its users."""

    restore: Restore = Field(
        title="Remettre en service",
        description="Essais, heure de reprise, retour.",
        examples=[{"system": "labo", "checks": ["Éditer trois étiquettes"]}],
    )


class ReenterForms(Step):
    """Paper to key in."""

    reenter: Reenter = Field(
        title="Ressaisir",
        description="Fiche, délai, contrôle.",
        examples=[{"form": "F-01", "within": "72 h", "checked_by": "medecin-regulateur", "check": "all"}],
    )


class Option(Record):
    """One answer to a decision and the steps that follow it; the branch then rejoins what comes after the decision."""

    answer: Text = Field(title="Réponse", description="oui, non, ne sait pas…", examples=["oui"])
    steps: tuple["AnyStep", ...] = Field(
        (),
        title="Étapes",
        description="Ce que la réponse demande.",
        examples=[[{"id": "compter", "do": "Compter les appels."}]],
    )
    leave_to: Id | None = Field(
        None, title="Passer à", description="Procédure à ouvrir à la place de celle-ci.", examples=["samu-acd-perdu"]
    )


class Proposal(Record):
    """The answer proposed when nobody decides in time; a person confirms it."""

    answer: Text = Field(title="Réponse", description="Réponse proposée.", examples=["non"])
    after: Duration = Field(title="Après", description="Temps sans réponse.", examples=["10 min"])


class Decide(Step):
    """A question with all its answers."""

    decide: Text = Field(title="Décider", description="Une question.", examples=["Le 18 absorbe-t-il les appels ?"])
    criteria: Text = Field(
        title="Critère",
        description="Ce qui tranche, si possible mesurable.",
        examples=["Moins de 3 appels en attente depuis 10 min."],
    )
    options: tuple[Option, ...] = Field(
        min_length=2,
        title="Réponses",
        description="Toutes, « ne sait pas » compris.",
        examples=[[{"answer": "oui"}, {"answer": "non"}]],
    )
    propose: Proposal | None = Field(
        None,
        title="Proposition",
        description="Réponse proposée sans décision.",
        examples=[{"answer": "non", "after": "10 min"}],
    )


VERBS: Final[Mapping[str, type[Step]]] = {
    "do": Do,
    "check": Check,
    "call": Call,
    "inform": Inform,
    "withdraw": Withdraw,
    "issue": IssueForms,
    "collect": CollectForms,
    "reroute": RerouteCalls,
    "postpone": PostponeCare,
    "transfer": TransferPatients,
    "decide": Decide,
    "send": SendOut,
    "receive": TakeIn,
    "activate": Activate,
    "isolate": Isolate,
    "reconnect": ReconnectLink,
    "restore": RestoreSystem,
    "reenter": ReenterForms,
}
"""Every verb and the kind of step that it makes."""

_TAG_OF_VERB: Final = {verb: f"step-{verb}" for verb in VERBS}
_TAGS: Final = {kind: f"step-{verb}" for verb, kind in VERBS.items()}


def _verb_of(written: object) -> str | None:
    if isinstance(written, dict):
        tags = [_TAG_OF_VERB[key] for key in written if key in _TAG_OF_VERB]
        return tags[0] if len(tags) == 1 else None
    return _TAGS.get(type(written)) if isinstance(written, Step) else None


AnyStep = Annotated[
    Annotated[Do, Tag("step-do")]
    | Annotated[Check, Tag("step-check")]
    | Annotated[Call, Tag("step-call")]
    | Annotated[Inform, Tag("step-inform")]
    | Annotated[Withdraw, Tag("step-withdraw")]
    | Annotated[IssueForms, Tag("step-issue")]
    | Annotated[CollectForms, Tag("step-collect")]
    | Annotated[RerouteCalls, Tag("step-reroute")]
    | Annotated[PostponeCare, Tag("step-postpone")]
    | Annotated[TransferPatients, Tag("step-transfer")]
    | Annotated[Decide, Tag("step-decide")]
    | Annotated[SendOut, Tag("step-send")]
    | Annotated[TakeIn, Tag("step-receive")]
    | Annotated[Activate, Tag("step-activate")]
    | Annotated[Isolate, Tag("step-isolate")]
    | Annotated[ReconnectLink, Tag("step-reconnect")]
    | Annotated[RestoreSystem, Tag("step-restore")]
    | Annotated[ReenterForms, Tag("step-reenter")],
    Discriminator(_verb_of, custom_error_type="step_verb", custom_error_message="une étape a un verbe et un seul"),
]
"""Any kind of step, told by its verb."""
