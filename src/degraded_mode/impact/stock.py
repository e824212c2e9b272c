"""How many sheets of a form a unit uses, and how many the kits and the stores of its site hold."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Final

from degraded_mode.model.corpus import Corpus
from degraded_mode.model.form import Form
from degraded_mode.model.kit import Kit
from degraded_mode.model.unit import Unit
from degraded_mode.model.written import DAY

MARGIN: Final = 20
"""Per cent of sheets beyond what is reckoned, for those spoilt (usage, to be confirmed by a hospital reader)."""


@dataclass(frozen=True, slots=True)
class Stock:
    """The sheets of one form that a unit needs up to some hour, and where they are."""

    needed: int | None
    """None: the unit or the form does not say enough to reckon it."""
    kit: int | None
    """What the kit of the unit holds, shared with whom it serves. None: the paper is not in a kit."""
    pole: int | None
    """What the stores of the site's poles hold. None: none is described."""
    central: int | None
    """What the central stores hold. None: none is described, or it is too early to draw on them."""
    lacking: int
    """Sheets of the kit's units that nothing described will give, 0 when there are enough."""
    to_copy: int
    """Sheets to be made from the masters of a central store, which keeps masters and blank paper, not stacks."""


def sheets(form: Form, unit: Unit, over: timedelta) -> int | None:
    """The sheets of the form that the unit uses over that time, margin included; None when that cannot be reckoned.

    A unit without beds, such as a consultation, counts whom it sees; a form that no figure concerns uses nothing known.
    """
    if form.per_bed_day is None and form.per_admission is None and form.per_day is None:
        return None
    if form.per_admission is not None and unit.admissions is None:
        return None
    if form.per_bed_day is not None and unit.beds is None and unit.admissions is None:
        return None
    a_day = (
        (form.per_bed_day or 0) * (unit.beds or 0)
        + (form.per_admission or 0) * (unit.admissions or 0)
        + (form.per_day or 0)
    )
    return -(-a_day * (100 + MARGIN) * over // (100 * DAY))


@dataclass(frozen=True)
class Shelves:
    """The paper of a site: the kits that its units name, and the stores behind them.

    A store is a kit that no function names and that lasts as long as a pole store or a central one must.
    """

    here: Corpus

    @cached_property
    def users(self) -> Mapping[tuple[str, str], tuple[Unit, ...]]:
        """By place and form, the units of the site that take this form there."""
        found: defaultdict[tuple[str, str], dict[str, Unit]] = defaultdict(dict)
        for unit in self.here.units.values():
            if self.here.site in ("", unit.site):
                for function in unit.functions.values():
                    found[function.place, function.paper][unit.id] = unit
        return {where: tuple(units.values()) for where, units in found.items()}

    @cached_property
    def held(self) -> Mapping[str, Mapping[str, int]]:
        """By kit of the site's units and by store, how many sheets of each form it holds."""
        named = dict.fromkeys(place for place, _ in self.users)
        kits = (*(self.here.kits[place] for place in named if place in self.here.kits), *self.pole, *self.central)
        return {kit.id: _content(kit) for kit in kits}

    @cached_property
    def central(self) -> tuple[Kit, ...]:
        """The stores of the group."""
        horizons = self.here.establishment and self.here.establishment.horizons
        return tuple(kit for kit in self._stores() if horizons and kit.horizon >= horizons.central)

    @cached_property
    def pole(self) -> tuple[Kit, ...]:
        """The stores of the site's poles."""
        horizons = self.here.establishment and self.here.establishment.horizons
        return tuple(
            kit
            for kit in self._stores()
            if horizons and horizons.pole <= kit.horizon < horizons.central and self._is_here(kit)
        )

    def _stores(self) -> Iterator[Kit]:
        named = {function.place for unit in self.here.units.values() for function in unit.functions.values()}
        return (kit for kit in self.here.kits.values() if kit.id not in named)

    def _is_here(self, kit: Kit) -> bool:
        return self.here.site == "" or self.site_of(kit.place) == self.here.site

    def stock(self, unit: Unit, place: str, form: Form, over: timedelta) -> Stock:
        """What the unit needs of the form up to that hour, and what answers.

        The kit must last alone as long as it says; then come the stores of the poles, and after their own time the
        central store, where one copy of a form is a master from which the others are made.
        """
        kit = self.here.kits.get(place)
        needed = sheets(form, unit, over)
        own = self.held[place].get(form.id, 0) if kit else None
        alone = kit is not None and over <= kit.horizon
        pole = _total(self.pole, self.held, form.id) if not alone else None
        early = self.here.establishment is None or over <= self.here.establishment.horizons.pole
        central = _total(self.central, self.held, form.id) if not alone and not early else None
        lacking = self._short(place, form, over)
        if lacking and not alone and self._short_of_all(form, over) <= (pole or 0):
            lacking = 0
        beyond = max(0, self._short_of_all(form, over) - (pole or 0) - (central or 0)) if lacking and central else 0
        return Stock(needed, own, pole, central, 0 if central else lacking, min(lacking, beyond))

    def _short(self, place: str, form: Form, over: timedelta) -> int:
        """The sheets that the users of this place lack of the form when they have its kit alone."""
        wanted = (sheets(form, unit, over) or 0 for unit in self.users.get((place, form.id), ()))
        return max(0, sum(wanted) - self.held.get(place, {}).get(form.id, 0))

    def _short_of_all(self, form: Form, over: timedelta) -> int:
        """The same over the whole site: they all draw on the same stores."""
        return sum(self._short(place, form, over) for place in self._places.get(form.id, ()))

    @cached_property
    def _places(self) -> Mapping[str, tuple[str, ...]]:
        """By form, the places where units take it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for place, form in self.users:
            found[form].append(place)
        return {form: tuple(places) for form, places in found.items()}

    def site_of(self, place: str) -> str:
        """The site of a place, of a unit, or of where a kit stands; empty when nothing tells."""
        kit = self.here.kits.get(place)
        return self._sites.get(kit.place if kit else place, "")

    @cached_property
    def _sites(self) -> Mapping[str, str]:
        declared = self.here.establishment.places if self.here.establishment else ()
        return {one.id: one.site for one in declared} | {unit.id: unit.site for unit in self.here.units.values()}


def _content(kit: Kit) -> Mapping[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for envelope in kit.envelopes:
        for item in envelope.items:
            if item.form:
                found[item.form] += item.count
    return dict(found)


def _total(stores: tuple[Kit, ...], held: Mapping[str, Mapping[str, int]], form: str) -> int | None:
    return sum(held[store.id].get(form, 0) for store in stores) if stores else None
