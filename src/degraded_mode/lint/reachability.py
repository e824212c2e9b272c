"""TEL: every contact can be reached by two channels that no single loss cuts, and the numbers have been tried."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from degraded_mode.impact.outage import Aftermath, Outage, aftermaths
from degraded_mode.impact.reason import chain
from degraded_mode.language.typography import phone_words, short_date
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.contact import NUMBERED, Channel, Contact, Means
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route
from degraded_mode.model.written import BLANK, SHORT_NUMBERS
from degraded_mode.source.findings import Severity

# Three months, then six: usage, to be confirmed by a hospital reader.
DUE: Final = timedelta(days=90)
STALE: Final = timedelta(days=180)


@rule(code="TEL001", slug="un-seul-canal", severity=Severity.ERROR)
def single_channel(survey: Survey) -> Iterator[Remark]:
    """A contact has one channel only."""
    for contact in survey.contacts:
        if len(contact.channels) == 1:
            yield _remark(
                contact,
                ("channels",),
                f"« {contact.title} » n'a qu'un canal",
                "ajouter un deuxième canal, porté par autre chose : radio, mobile d'un autre opérateur, coursier.",
            )


@rule(code="TEL002", slug="canaux-lies", severity=Severity.ERROR)
def common_cause(survey: Survey) -> Iterator[Remark]:
    """The loss of one system cuts every channel of a contact."""
    if not survey.touches(Kind.SYSTEM, Kind.CONTACT):
        return
    single = aftermaths(survey.reliance, [Outage(frozenset({name})) for name in survey.corpus.systems])
    carriers = {one.carried_by for contact in survey.contacts for one in contact.channels}
    cut_by = {
        carrier: {next(iter(after.outage.down)): after for after in single if carrier in after.fallen}
        for carrier in carriers - survey.never_standing
        if carrier
    }
    for contact in survey.contacts:
        carried = [channel.carried_by or "" for channel in contact.channels]
        if len(carried) > 1 and all(carrier in cut_by for carrier in carried):
            common = set.intersection(*(set(cut_by[carrier]) for carrier in carried))
            if common:
                yield _common_cause(survey, contact, {name: cut_by[carried[0]][name] for name in common})


def _common_cause(survey: Survey, contact: Contact, common: Mapping[str, Aftermath]) -> Remark:
    carried = dict.fromkeys(channel.carried_by or "" for channel in contact.channels)

    def distance(name: str) -> tuple[int, str]:
        return sum(len(chain(common[name], carrier)) for carrier in carried), name

    nearest, *others = sorted(common, key=distance)
    count = len(contact.channels)
    same = len(carried) == 1
    said = f"les {count} canaux passent par le même système" if same else f"une seule perte coupe les {count} canaux"
    also = f" ({listed(survey.title(name) for name in others[:3])} aussi)" if others else ""
    links = [
        Pointer(Kind.SYSTEM, link, ("relies_on",))
        for carrier in carried
        for link in chain(common[nearest], carrier)[:-1]
    ]
    return _remark(
        contact,
        ("channels",),
        f"« {contact.title} » : {said}, « {survey.title(nearest)} »{also}",
        "remplacer un des canaux par un autre que cette perte ne coupe pas : radio, autre opérateur, coursier.",
        (nearest,),
        tuple(dict.fromkeys(links))[:3],
    )


@rule(code="TEL003", slug="numero-a-essayer", severity=Severity.WARNING)
def due_number(survey: Survey) -> Iterator[Remark]:
    """A number has not been tried for more than 90 days, or never."""
    for contact, route, channel in _numbers(survey):
        called = channel.last_called
        if called is None or DUE < survey.day - called <= STALE:
            yield _untried(survey.day, contact, route, channel)


@rule(code="TEL004", slug="numero-trop-ancien", severity=Severity.ERROR)
def stale_number(survey: Survey) -> Iterator[Remark]:
    """A number has not been tried for more than 180 days."""
    for contact, route, channel in _numbers(survey):
        if channel.last_called and survey.day - channel.last_called > STALE:
            yield _untried(survey.day, contact, route, channel)


def _untried(today: date, contact: Contact, route: Route, channel: Channel) -> Remark:
    number = phone_words(channel.number or "")
    called = channel.last_called
    said = f"essayé le {short_date(called)}, il y a {(today - called).days} jours" if called else "aucun essai noté"
    advice = "appeler ce numéro, puis écrire la date sous « last_called »."
    place = (*route, "last_called") if called else route
    return _remark(contact, place, f"« {contact.title} », {number} : {said}", advice, (channel.number or "",))


@rule(code="TEL005", slug="numero-repete", severity=Severity.WARNING)
def repeated_number(survey: Survey) -> Iterator[Remark]:
    """Two channels of a contact have the same number: the second adds nothing."""
    for contact in survey.contacts:
        first: dict[str, int] = {}
        for index, channel in enumerate(contact.channels):
            if channel.number in (None, BLANK):
                continue
            if channel.number in first:
                yield _remark(
                    contact,
                    ("channels", index, "number"),
                    f"« {contact.title} » : deux canaux ont le même numéro, {phone_words(channel.number)}",
                    "donner un autre numéro, ou garder un seul des deux canaux.",
                    (channel.number,),
                    (Pointer(Kind.CONTACT, contact.id, ("channels", first[channel.number], "number")),),
                )
            first.setdefault(channel.number, index)


@rule(code="TEL006", slug="numero-partage", severity=Severity.INFO)
def shared_number(survey: Survey) -> Iterator[Remark]:
    """Two contacts have the same number: when it changes, it changes in two places."""
    first: dict[tuple[str, str | None], tuple[Contact, Route]] = {}
    for contact, route, channel in _numbers(survey):
        # An extension is a number of its own exchange only.
        line = (channel.number or "", channel.carried_by if channel.means is Means.EXTENSION else None)
        other, place = first.setdefault(line, (contact, route))
        if other is not contact:
            yield _remark(
                contact,
                (*route, "number"),
                f"{phone_words(line[0])} est aussi le numéro de « {other.title} »",
                "vérifier que c'est voulu : un changement de numéro se fera aux deux endroits.",
                (line[0], other.id),
                (Pointer(Kind.CONTACT, other.id, (*place, "number")),),
            )


def _numbers(survey: Survey) -> Iterator[tuple[Contact, Route, Channel]]:
    """Every channel with a number of the hospital's own directory: nobody calls 15 or 18 to try them."""
    for contact in survey.contacts:
        for index, channel in enumerate(contact.channels):
            if channel.means in NUMBERED and channel.number not in (*SHORT_NUMBERS, BLANK):
                yield contact, ("channels", index), channel


def _remark(
    contact: Contact,
    route: Route,
    message: str,
    advice: str,
    values: tuple[str, ...] = (),
    related: tuple[Pointer, ...] = (),
) -> Remark:
    whole_list = route == ("channels",)
    return Remark(Kind.CONTACT, contact.id, route, message, advice, values, related, at_key=whole_list)


RULES: Final = (single_channel, common_cause, due_number, stale_number, repeated_number, shared_number)
