"""Steps that need what their procedure supposes lost."""

from collections.abc import Mapping

import pytest

from degraded_mode.source.findings import Finding
from tests.lint.decor import PROCEDURE, codes, findings, steps


def lost(systems: str, step: str, phase: str = "reflex") -> dict[str, str]:
    """The small procedure, written for this loss, with this step."""
    extracts = steps(step, phase)
    extracts[PROCEDURE] = f"lost: [{systems}]\n{extracts[PROCEDURE]}"
    return extracts


def only(extracts: Mapping[str, str]) -> Finding:
    (finding,) = findings(extracts)
    return finding


CALL = "- {id: a, call: laboratoire, say: Venez., role: cadre}"


def test_a_need_that_is_lost_itself_is_said_with_the_place_of_the_loss() -> None:
    finding = only(lost("radio, dpi", "- {id: a, do: Lire., role: cadre, needs: [dpi]}"))
    assert finding.message == "l'étape a besoin de « Dossier patient », dont la perte est supposée ici"
    assert [(place.path, place.record_route) for place in finding.related] == [(PROCEDURE, ("lost", 1))]


def test_the_shortest_way_to_the_loss_is_told_in_words_and_places() -> None:
    finding = only(lost("courant", "- {id: a, do: Lire., role: cadre, needs: [radio, dpi]}"))
    assert finding.message == (
        "l'étape a besoin de « Dossier patient », qui s'appuie sur « Réseau », qui s'appuie sur « Courant », "
        "dont la perte est supposée ici"
    )
    assert [place.record for place in finding.related] == ["runbook sans-dossier", "system dpi", "system reseau"]
    assert finding.place.record_route == ("phases", 0, "steps", 0, "needs", 1)


def test_a_call_needs_one_of_the_channels_of_its_contact() -> None:
    assert findings(lost("reseau", CALL)) == ()
    finding = only(lost("reseau, mobile-alpha", CALL))
    assert finding.message == (
        "l'appel à « Laboratoire » n'est plus possible : "
        "« Mobile de l'opérateur Alpha », dont la perte est supposée ici ; "
        "« Autocom », qui s'appuie sur « Réseau », dont la perte est supposée ici"
    )
    assert finding.values == ("autocom", "mobile-alpha", "reseau")


REROUTE = (
    "how: operator_diverts, number: '15', onto: '18', in_progress: Finir., missed_calls: Rappeler., "
    "test: Appeler., test_expect: Il sonne., check_every: 1 h"
)


@pytest.mark.parametrize(
    "step",
    [
        "inform: {message: annonce, to: [staff], channels: [autocom, mobile-alpha]}",
        "transfer: {patients: Tous, to: laboratoire, decided_by: medecin, form: F-01, accepted_by: Garde.}",
        f"reroute: {{done_by: medecin, host: laboratoire, {REROUTE}}}",
        f"reroute: {{done_by: laboratoire, host: laboratoire, {REROUTE}}}",
    ],
)
def test_a_verb_needs_the_means_that_it_implies(step: str) -> None:
    written = f"- {{id: a, role: cadre, {step}}}"
    assert codes(lost("reseau", written), "CON") == []
    assert set(codes(lost("reseau, mobile-alpha", written), "CON")) == {"CON001"}


def test_a_substitute_that_holds_saves_the_step() -> None:
    instead = "[{id: b, for_need: dpi, do: Crier., needs: [radio]}]"
    assert findings(lost("reseau", f"- {{id: a, do: Lire., role: cadre, needs: [dpi], instead: {instead}}}")) == ()


def test_a_substitute_that_falls_too_is_named() -> None:
    instead = "[{id: par-poste, for_need: dpi, do: Appeler., needs: [autocom]}]"
    finding = only(lost("reseau", f"- {{id: a, do: Lire., role: cadre, needs: [dpi], instead: {instead}}}"))
    assert finding.code == "CON001"
    assert finding.message.endswith(" ; à défaut, « par-poste » tombe aussi")


def test_what_a_step_says_is_lost_when_it_is_asked_is_lost_for_it_too() -> None:
    step = "- {id: a, do: Lire., role: cadre, needs: [radio], only_when: {lost: [radio]}}"
    finding = only(lost("dpi", step))
    assert [place.record_route for place in finding.related] == [("phases", 0, "steps", 0, "only_when", "lost", 0)]


@pytest.mark.parametrize("phase", ["return", "catch_up", "review"])
def test_what_was_lost_may_be_needed_once_it_comes_back(phase: str) -> None:
    assert findings(lost("dpi", "- {id: a, do: Lire., role: cadre, needs: [dpi]}", phase)) == ()


def test_an_immediate_action_is_judged_too() -> None:
    immediate = "immediate_actions: [{id: z, do: Lire., role: cadre, needs: [dpi]}]\n"
    extracts = {PROCEDURE: immediate}
    assert [finding.code for finding in findings(extracts)] == ["CON001"]


def test_a_reserve_does_not_save_a_step() -> None:
    systems = "- {id: reseau, title: Réseau, kind: network, relies_on: courant, autonomy: {source: radio, lasts: 8 h}}"
    step = "- {id: a, do: Lire., role: cadre, needs: [reseau]}"
    assert [finding.code for finding in findings({"systems.yaml": systems, **lost("courant", step)})] == ["CON001"]


def test_circular_reliance_falls_with_what_held_it_up() -> None:
    systems = """
- {id: reseau, title: Réseau, kind: network, relies_on: [{any: [courant, annuaire]}]}
- {id: annuaire, title: Annuaire, kind: server, relies_on: reseau}
"""
    step = "- {id: a, do: Lire., role: cadre, needs: [annuaire]}"
    assert findings({"systems.yaml": systems, **steps(step)}) == ()
    assert [finding.code for finding in findings({"systems.yaml": systems, **lost("courant", step)})] == ["CON001"]


def test_a_circle_is_said_once_and_not_of_every_step_that_needs_it() -> None:
    systems = """
- {id: reseau, title: Réseau, kind: network, relies_on: [annuaire, courant]}
- {id: annuaire, title: Annuaire, kind: server, relies_on: reseau}
"""
    finding = only({"systems.yaml": systems, **lost("radio", "- {id: a, do: Lire., role: cadre, needs: [dpi]}")})
    assert finding.code == "CON003"
    assert finding.message.startswith("« Réseau » et « Annuaire » ne tiennent que l'un par l'autre")


def test_a_site_that_relies_on_more_is_judged_with_what_it_relies_on() -> None:
    step = "- {id: a, do: Lire., role: cadre, needs: [radio]}"
    site = {"sites/mercure/systems.yaml": "- {id: radio, relies_on: [autocom]}"}
    finding = only({**site, **lost("reseau", step)})
    assert (finding.code, finding.place.site, finding.place.path) == ("CON001", "mercure", PROCEDURE)
    assert [place.path for place in finding.related] == [PROCEDURE, "sites/mercure/systems.yaml", "systems.yaml"]


def test_what_is_said_of_the_group_is_not_said_again_of_a_site() -> None:
    site = {"sites/mercure/roles.yaml": "- {id: cadre, title: Cadre de Mercure}"}
    finding = only({**site, **lost("dpi", "- {id: a, do: Lire., role: cadre, needs: [dpi]}")})
    assert finding.place.site == ""
