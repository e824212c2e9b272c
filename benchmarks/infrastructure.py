"""Hospitals that share a data centre, made up, the same each time: their systems, and steps that need some of them.

The needs of a step are drawn at random among what its hospital uses: a worst case, since real steps repeat their needs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from degraded_mode.model.action import Do
from degraded_mode.model.need import AnyOf, Need
from degraded_mode.model.step import Substitute
from degraded_mode.model.system import System

Relied = Mapping[str, Sequence[Need]]

STEPS: Final = 2400
"""Steps of each hospital: sixty services of forty steps."""
SERVERS: Final = 28
USED: Final = 7
"""Systems of the group that each hospital uses directly, besides its own."""


@dataclass(frozen=True, slots=True)
class Hospital:
    """What one hospital relies on, the systems of the group included, and its steps."""

    systems: Mapping[str, System]
    steps: tuple[Do, ...]


def one_of(*names: Need) -> AnyOf:
    """Any one of these is enough."""
    return AnyOf.model_construct(any=names)


def shared() -> Relied:
    """The systems of the group: two rooms, each with its power, cooling, core and shelves, and what runs there."""
    relied: dict[str, Sequence[Need]] = {}
    for room in "ab":
        alone = ("courant", "groupe", "onduleur", "froid", "operateur")
        relied |= {f"{name}-{room}": () for name in alone}
        relied[f"tableau-{room}"] = (one_of(f"courant-{room}", f"groupe-{room}"),)
        relied[f"salle-{room}"] = (f"tableau-{room}", f"froid-{room}", f"onduleur-{room}")
        relied |= {f"{name}-{room}": (f"salle-{room}",) for name in ("coeur", "pare-feu", "baie")}
        relied[f"annuaire-{room}"] = (f"salle-{room}", f"coeur-{room}")
        relied[f"mobile-{room}"] = (f"operateur-{room}",)
    relied["licences"] = ()
    relied["annuaire"] = (one_of("annuaire-a", "annuaire-b"),)
    relied["reseau"] = (one_of("coeur-a", "coeur-b"),)
    relied["internet"] = (one_of("operateur-a", "operateur-b"), one_of("pare-feu-a", "pare-feu-b"))
    for rank in range(SERVERS):
        relied[f"serveur-{rank}"] = (one_of("salle-a", "salle-b") if rank % 2 else f"salle-{'ab'[rank // 2 % 2]}",)
        needs: list[Need] = [f"serveur-{rank}", "reseau"]
        needs += ["annuaire"] if rank % 3 else ["licences"]
        needs += [one_of("baie-a", "baie-b")] if rank % 4 == 0 else []
        relied[f"application-{rank}"] = needs
    return relied


def own(rank: int) -> Relied:
    """The eleven systems of one hospital."""
    name = {stem: f"{stem}-h{rank}" for stem in OWN}
    return {
        name["courant"]: (),
        name["groupe"]: (),
        name["tableau"]: (one_of(name["courant"], name["groupe"]),),
        name["local"]: (name["tableau"],),
        name["lien-1"]: (name["local"], "operateur-a"),
        name["lien-2"]: (name["local"], "operateur-b"),
        name["reseau"]: (name["local"], one_of(name["lien-1"], name["lien-2"])),
        name["autocom"]: (name["local"],),
        name["radio"]: (),
        name["poste-secours"]: (name["tableau"],),
        name["imprimante"]: (one_of(name["tableau"], name["poste-secours"]),),
    }


OWN: Final = (
    *("courant", "groupe", "tableau", "local", "lien-1", "lien-2"),
    *("reseau", "autocom", "radio", "poste-secours", "imprimante"),
)
NEEDED: Final = OWN[2:]
ANY_STEP: Final = Do(id="etape", do="Faire.")


def declared(relied: Relied) -> dict[str, System]:
    """Records of these systems."""
    return {
        name: System.model_validate({"id": name, "title": name, "kind": "server"}).model_copy(
            update={"relies_on": tuple(needs)}
        )
        for name, needs in relied.items()
    }


def hospitals(count: int, steps: int = STEPS, seed: int = 1) -> Iterator[Hospital]:
    """Hospitals one after the other, so that a country takes no more memory than one of them."""
    group = declared(shared())
    pool = [f"application-{rank}" for rank in range(SERVERS)]
    pool += ["mobile-a", "mobile-b", "internet", "annuaire"]
    chance = Random(seed)
    for rank in range(count):
        used = [f"{stem}-h{rank}" for stem in NEEDED] + chance.sample(pool, USED)
        yield Hospital({**group, **declared(own(rank))}, tuple(_step(number, used, chance) for number in range(steps)))


def _step(number: int, used: Sequence[str], chance: Random) -> Do:
    """A step that needs one to three systems, up to twice one of several, and once in ten has a substitute."""
    needs: list[Need] = [*chance.sample(used, chance.choice((1, 2, 2, 3)))]
    instead: tuple[Substitute, ...] = ()
    if chance.random() < 0.1:
        other = (chance.choice(used),)
        instead = (Substitute.model_construct(id="autre", for_need=str(needs[0]), do="Faire.", needs=other),)
    needs += [one_of(*chance.sample(used, chance.choice((2, 3)))) for _ in range(chance.choice((0, 1, 1, 2)))]
    return ANY_STEP.model_copy(update={"id": f"etape-{number}", "needs": tuple(needs), "instead": instead})
