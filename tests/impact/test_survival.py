"""What an outage makes of a step, and why."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from degraded_mode.impact.graph import reliance
from degraded_mode.impact.outage import Aftermath, Outage, aftermaths
from degraded_mode.impact.reason import chain
from degraded_mode.impact.survival import Survival, Verdict, survive, ways
from degraded_mode.model.action import AnyStep
from degraded_mode.model.contact import Contact
from degraded_mode.model.system import System

RELIES_ON: Mapping[str, object] = {
    "courant": [],
    "coeur": "courant",
    "standard": "coeur",
    "mobile": [],
    "radio": [],
    "dpi": ["coeur", {"any": ["serveur-a", "serveur-b"]}],
    "serveur-a": [],
    "serveur-b": [],
}
SYSTEMS = {
    name: System.model_validate({"id": name, "title": name, "kind": "server", "relies_on": needs})
    for name, needs in RELIES_ON.items()
}
CONTACTS = {
    name: Contact.model_validate({"id": name, "title": name, "channels": channels})
    for name, channels in {
        "codis": [
            {"means": "phone", "number": "18", "carried_by": "standard"},
            {"means": "radio", "call_sign": "CODIS", "carried_by": "radio"},
        ],
        "securite": [
            {"means": "phone", "number": "0353013131", "carried_by": "standard"},
            {"means": "runner", "call_sign": "Poste de sécurité"},
        ],
    }.items()
}
REROUTE = {
    "how": "operator_diverts",
    "done_by": "securite",
    "number": "15",
    "onto": "18",
    "host": "codis",
    "in_progress": "Emporter la liste.",
    "missed_calls": "Rappeler.",
    "test": "Appeler le 15.",
    "test_expect": "Le CTA décroche.",
    "check_every": "1 h",
}
TRANSFER = {"patients": "Ventilés", "to": "codis", "decided_by": "chef", "form": "F-20", "accepted_by": "Garde."}
ANNOUNCEMENT = {"message": "annonce", "to": ["public"], "channels": ["dpi", "radio"]}
ANY_STEP: TypeAdapter[AnyStep] = TypeAdapter(AnyStep)


def after(*lost: str) -> Aftermath:
    return aftermaths(reliance(SYSTEMS), [Outage(frozenset(lost))])[0]


def survival(written: Mapping[str, object], *lost: str) -> Survival:
    step = ANY_STEP.validate_python({"id": "etape", **written})
    return survive(step, ways(CONTACTS), after(*lost))


def substitute(name: str, for_need: str, *needs: str) -> Mapping[str, object]:
    return {"id": name, "for_need": for_need, "do": "Faire autrement.", "needs": needs}


def chains(outcome: Survival) -> list[tuple[str, ...]]:
    return [chain for unmet in outcome.because for chain in unmet.chains]


def test_a_step_that_needs_a_lost_system_falls() -> None:
    outcome = survival({"do": "Lire.", "needs": ["dpi"]}, "dpi")
    assert (outcome.step, outcome.verdict, chains(outcome)) == ("etape", Verdict.FALLS, [("dpi",)])


def test_a_step_that_needs_what_relies_on_a_lost_system_falls_and_says_the_shortest_way() -> None:
    outcome = survival({"do": "Lire.", "needs": ["dpi"]}, "courant", "serveur-a")
    assert (outcome.verdict, chains(outcome)) == (Verdict.FALLS, [("dpi", "coeur", "courant")])


def test_a_step_that_needs_nothing_lost_holds() -> None:
    assert survival({"do": "Lire.", "needs": ["dpi"]}, "radio") == Survival("etape", Verdict.HOLDS)


def test_a_choice_is_blamed_only_when_nothing_is_left_of_it() -> None:
    written = {"do": "Lire.", "needs": [{"any": ["standard", "mobile"]}]}
    assert survival(written, "courant").verdict is Verdict.HOLDS
    assert chains(survival(written, "courant", "mobile")) == [("standard", "coeur", "courant"), ("mobile",)]


def test_every_need_that_falls_is_named_where_it_is_written() -> None:
    outcome = survival({"do": "Lire.", "needs": ["radio", "mobile", "dpi"]}, "mobile", "dpi")
    assert [unmet.requirement.route for unmet in outcome.because] == [("needs", 1), ("needs", 2)]


def test_a_call_holds_by_its_last_channel_and_falls_with_it() -> None:
    written = {"call": "codis", "say": "Venez."}
    assert survival(written, "courant").verdict is Verdict.HOLDS
    outcome = survival(written, "courant", "radio")
    (unmet,) = outcome.because
    assert (unmet.requirement.route, unmet.requirement.contact) == (("call",), "codis")
    assert chains(outcome) == [("standard", "coeur", "courant"), ("radio",)]


def test_a_contact_whom_a_runner_reaches_is_never_cut_off() -> None:
    assert survival({"call": "securite", "say": "Venez."}, *SYSTEMS).verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    ("written", "route"),
    [
        ({"inform": ANNOUNCEMENT}, ("inform", "channels")),
        ({"withdraw": ANNOUNCEMENT}, ("withdraw", "channels")),
        ({"reroute": REROUTE}, ("reroute", "host")),
        ({"reroute": {**REROUTE, "done_by": "codis", "host": "securite"}}, ("reroute", "done_by")),
        ({"transfer": TRANSFER}, ("transfer", "to")),
    ],
)
def test_a_verb_implies_its_needs(written: Mapping[str, object], route: tuple[str, ...]) -> None:
    assert survival(written, "standard").verdict is Verdict.HOLDS
    assert [unmet.requirement.route for unmet in survival(written, "courant", "radio").because] == [route]


def test_a_substitute_saves_the_need_that_it_names() -> None:
    written = {"do": "Lire.", "needs": ["dpi"], "instead": [substitute("papier", "dpi")]}
    assert survival(written, "dpi") == Survival("etape", Verdict.BY_SUBSTITUTE, by=("papier",))


def test_a_substitute_saves_no_other_need() -> None:
    written = {"do": "Lire.", "needs": ["dpi", "radio"], "instead": [substitute("papier", "dpi")]}
    assert [unmet.requirement.route for unmet in survival(written, "dpi", "radio").because] == [("needs", 1)]


def test_a_substitute_that_falls_too_saves_nothing() -> None:
    written = {"do": "Lire.", "needs": ["dpi"], "instead": [substitute("autre-poste", "dpi", "standard")]}
    assert survival(written, "courant").verdict is Verdict.FALLS


def test_the_first_substitute_that_holds_is_taken() -> None:
    written = {
        "do": "Lire.",
        "needs": ["dpi"],
        "instead": [
            substitute("par-poste", "dpi", "standard"),
            substitute("par-radio", "dpi", "radio"),
            substitute("a-pied", "dpi"),
        ],
    }
    assert survival(written, "courant").by == ("par-radio",)


def test_a_substitute_saves_a_call_by_the_channel_that_it_replaces() -> None:
    written = {"call": "codis", "say": "Venez.", "instead": [substitute("par-mobile", "standard", "mobile")]}
    assert survival(written, "standard", "radio").by == ("par-mobile",)


def test_a_substitute_is_not_counted_while_the_need_stands() -> None:
    written = {"do": "Lire.", "needs": ["dpi"], "instead": [substitute("papier", "dpi")]}
    assert survival(written, "radio").verdict is Verdict.HOLDS


def test_nothing_lost_explains_a_circle() -> None:
    circle = {
        name: System.model_validate({"id": name, "title": name, "kind": "server", "relies_on": other})
        for name, other in (("a", "b"), ("b", "a"))
    }
    (ruin,) = aftermaths(reliance(circle), [Outage(frozenset())])
    assert ruin.fallen == {"a", "b"}
    assert chain(ruin, "a") == ()


NAMES = st.sampled_from(list(SYSTEMS))
NEEDS = st.recursive(
    NAMES,
    lambda inner: st.builds(
        lambda key, parts: {key: parts}, st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=4,
)
STEPS = st.builds(
    lambda needs, instead: {
        "call": "codis",
        "say": "Venez.",
        "needs": needs,
        "instead": [substitute(f"autre-{rank}", *names) for rank, names in enumerate(instead)],
    },
    st.lists(NEEDS, max_size=3),
    st.lists(st.lists(NAMES, min_size=1, max_size=3), max_size=3),
)
ORDER = list(Verdict)


@given(STEPS, st.frozensets(NAMES), st.frozensets(NAMES))
def test_losing_more_never_makes_a_step_hold(
    written: Mapping[str, object], lost: frozenset[str], more: frozenset[str]
) -> None:
    before, later = survival(written, *lost), survival(written, *(lost | more))
    assert ORDER.index(before.verdict) <= ORDER.index(later.verdict)


@given(STEPS, st.frozensets(NAMES, min_size=1))
def test_a_step_that_falls_says_why_down_to_something_lost(written: Mapping[str, object], lost: frozenset[str]) -> None:
    outcome = survival(written, *lost)
    assert (outcome.verdict is Verdict.FALLS) == bool(outcome.because)
    assert all(unmet.chains and all(reasons[-1] in lost for reasons in unmet.chains) for unmet in outcome.because)
