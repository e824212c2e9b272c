"""Small hospitals for the tests of outages: as text, and drawn at random with circles, choices and substitutes."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st
from pydantic import TypeAdapter

from degraded_mode.model.action import AnyStep
from degraded_mode.model.contact import Contact
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.runbook import Runbook
from degraded_mode.model.system import System
from degraded_mode.model.unit import Unit

Written = Mapping[str, object]
ANY_STEP: TypeAdapter[AnyStep] = TypeAdapter(AnyStep)
SYSTEMS = [f"s{number}" for number in range(7)]
RUNBOOKS = ["p0", "p1", "p2"]

UNIT = {
    "id": "urgences",
    "title": "Urgences",
    "site": "nord",
    "kind": "urgences",
    "tolerates": "1 h",
    "restoration_rank": "1",
    "decides": {"day": "cadre", "out_of_hours": "medecin"},
}


def system(name: str, relies_on: object = (), autonomy: object = None, site: str | None = None) -> System:
    written = {"id": name, "title": name, "kind": "server", "relies_on": relies_on, "autonomy": autonomy, "site": site}
    return System.model_validate(written)


def systems(relies_on: Mapping[str, object]) -> dict[str, System]:
    return {name: system(name, needs) for name, needs in relies_on.items()}


def contact(name: str, carriers: Sequence[str]) -> Contact:
    channels = [{"means": "radio", "call_sign": "A", "carried_by": carrier} for carrier in carriers]
    return Contact.model_validate({"id": name, "title": name, "channels": channels})


def runbook(
    name: str, lost: str | list[str], steps: Sequence[Written], inhibits: object = (), any_of: object = None
) -> Runbook:
    """A procedure that each of its losses calls for, or that `any_of` does."""
    named = [lost] if isinstance(lost, str) else lost
    conditions = any_of or [{"lost": one, "lasting": "15 min"} for one in named]
    return Runbook.model_validate(
        {
            "id": name,
            "code": name.upper(),
            "title": name,
            "applies_to": {"kind": "urgences"},
            "version": "1.0",
            "status": "approved",
            "author": "cadre",
            "owner": "medecin",
            "situation": "Le dossier ne s'ouvre plus.",
            "lost": lost,
            "inhibits": inhibits,
            "trigger": {
                "any": conditions,
                "declared_by": {"day": "cadre", "out_of_hours": "medecin"},
                "may_alone": "Passer au papier.",
            },
            "stand_down": "Le dossier s'ouvre.",
            "phases": [{"phase": "reflex", "steps": list(steps)}],
        }
    )


def corpus(
    declared: Mapping[str, System], runbooks: Sequence[Runbook] = (), contacts: Sequence[Contact] = ()
) -> Corpus:
    return Corpus(
        site="nord",
        units={"urgences": Unit.model_validate(UNIT)},
        systems=declared,
        contacts={one.id: one for one in contacts},
        runbooks={one.id: one for one in runbooks},
    )


NAMES = st.sampled_from(SYSTEMS)
NEEDS = st.recursive(
    st.sampled_from([*SYSTEMS, *SYSTEMS, "inconnu"]),
    lambda inner: st.builds(
        lambda key, parts: {key: parts}, st.sampled_from(["all", "any", "any"]), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=5,
)
AUTONOMY = st.one_of(
    st.none(),
    st.builds(
        lambda source, lasts: {"source": source, "lasts": lasts}, NAMES, st.sampled_from(["10 min", "1 h", "4 h"])
    ),
)
DECLARED = st.fixed_dictionaries(
    {name: st.builds(system, st.just(name), st.lists(NEEDS, max_size=2), AUTONOMY) for name in SYSTEMS}
)
SUBSTITUTES = st.lists(st.tuples(NAMES, st.lists(NEEDS, max_size=2)), max_size=3)


def _step(name: str, needs: list[object], instead: list[tuple[str, list[object]]], when: str | None) -> Written:
    return {
        "id": name,
        "call": "codis",
        "say": "Venez.",
        "needs": needs,
        "instead": [
            {"id": f"{name}-{rank}", "for_need": name_lost, "do": "Faire autrement.", "needs": others}
            for rank, (name_lost, others) in enumerate(instead)
        ],
        **({"only_when": {"lost": when}} if when else {}),
    }


def _steps(prefix: str) -> st.SearchStrategy[list[Written]]:
    written = [
        st.builds(
            _step, st.just(f"{prefix}-{rank}"), st.lists(NEEDS, max_size=3), SUBSTITUTES, st.one_of(st.none(), NAMES)
        )
        for rank in range(2)
    ]
    return st.tuples(*written).map(list)


STEPS = _steps("etape")
CONTACT = st.builds(contact, st.just("codis"), st.lists(NAMES, min_size=1, max_size=3))
RUNBOOK = [
    st.builds(
        runbook,
        st.just(name),
        st.lists(NAMES, min_size=1, max_size=2, unique=True),
        _steps(name),
        st.lists(st.sampled_from([other for other in RUNBOOKS if other != name]), max_size=2, unique=True),
    )
    for name in RUNBOOKS
]
HOSPITAL = st.builds(
    lambda declared, runbooks, codis: corpus(declared, runbooks, [codis]), DECLARED, st.tuples(*RUNBOOK), CONTACT
)
