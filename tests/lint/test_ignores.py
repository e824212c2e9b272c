"""A finding can be set aside with a reason, until a day: it comes back by itself, and is never out of the count."""

from datetime import date

import pytest

from degraded_mode.lint.check import Checked, check, examine
from degraded_mode.lint.profile import Profile
from degraded_mode.source.findings import Severity
from tests.lint.decor import PROCEDURE, TODAY, loaded, steps

IGNORES = "ignores.yaml"
OVERDUE = {PROCEDURE: "review_by: 2026-11-01\n"}
TWO_STEPS = steps("- {id: a, do: Lire., role: medecin, every: 1 h}\n- {id: b, do: Lire., role: medecin, every: 2 h}")


def ignore(**keys: str) -> str:
    """An ignore of an overdue review that is in force, but for the keys given; an empty one is left out."""
    usual = {
        "id": "revue",
        "rule": "GOV004",
        "record": "sans-dossier",
        "reason": "La relecture suit l'exercice.",
        "until": "2026-12-31",
        "by": "cadre",
    }
    text = "\n  ".join(f"{key}: {value}" for key, value in (usual | keys).items() if value)
    return f"- {text}\n"


def examined(extracts: dict[str, str], ignores: str, profile: Profile = Profile.DAILY) -> Checked:
    return examine(loaded({**extracts, IGNORES: ignores}), today=TODAY, profile=profile)


def told(checked: Checked) -> list[str]:
    return [one.code for one in checked.findings]


def waiting(checked: Checked) -> list[str]:
    return [one.finding.code for one in checked.aside]


def test_what_is_set_aside_is_not_told_and_says_by_whom() -> None:
    checked = examined(OVERDUE, ignore())
    assert told(checked) == []
    (one,) = checked.aside
    assert (one.finding.code, one.ignore.by, one.ignore.reason) == ("GOV004", "cadre", "La relecture suit l'exercice.")


@pytest.mark.parametrize(("until", "codes"), [("2026-11-22", []), ("2026-11-21", ["GOV035", "GOV004"])])
def test_the_last_day_counts_and_the_next_the_finding_is_back(until: str, codes: list[str]) -> None:
    assert told(examined(OVERDUE, ignore(until=until))) == codes


@pytest.mark.parametrize(
    "keys",
    [{"rule": "GOV005"}, {"record": "sans-dossiers"}, {"rule": "GOV999"}, {"step": "ouvrir-kit"}, {"step": "ouvrir"}],
    ids=lambda keys: " ".join(keys.values()),
)
def test_an_ignore_that_matches_nothing_sets_nothing_aside_and_is_told(keys: dict[str, str]) -> None:
    checked = examined(OVERDUE, ignore(**keys))
    assert told(checked) == ["GOV036", "GOV004"]
    assert waiting(checked) == []


def test_a_name_near_another_gets_it_as_advice() -> None:
    (unknown, _) = examined(OVERDUE, ignore(record="sans-dossiers")).findings
    assert unknown.advice == "vouliez-vous « sans-dossier » ?"
    assert unknown.place.route == (0, "record")


def test_one_step_alone_is_set_aside_or_the_whole_record() -> None:
    one = examined(TWO_STEPS, ignore(rule="DEL005", step="a"))
    assert (told(one), waiting(one)) == (["DEL005"], ["DEL005"])
    both = examined(TWO_STEPS, ignore(rule="DEL005"))
    assert (told(both), waiting(both)) == ([], ["DEL005", "DEL005"])


def test_of_two_ignores_the_one_of_the_step_serves_first() -> None:
    both = ignore(rule="DEL005", step="a") + ignore(id="tout", rule="DEL005")
    assert told(examined(TWO_STEPS, both)) == []


def test_a_step_within_a_decision_may_be_named_and_so_may_the_decision() -> None:
    nested = steps(
        "- id: choisir\n  decide: Attendre ?\n  criteria: Il pleut.\n  role: medecin\n  options:\n    - answer: oui\n"
        "      steps:\n        - {id: relire, do: Lire., role: medecin, every: 1 h}\n    - answer: ne sait pas"
    )
    for name in ("relire", "choisir"):
        assert told(examined(nested, ignore(rule="DEL005", step=name))) == []


def test_nothing_is_said_to_be_useless_while_a_file_is_not_read_whole() -> None:
    assert told(examined({}, ignore())) == ["GOV036"]
    assert told(examined({"kits.yaml": "id: [kit"}, ignore())) == ["YAML010"]


def test_in_a_crisis_how_the_ignores_are_kept_does_not_count() -> None:
    assert told(examined(OVERDUE, ignore(until="2026-11-21"), Profile.CRISIS)) == []
    assert told(examined({}, ignore(), Profile.CRISIS)) == []


def test_an_audit_counts_an_ignore_that_lives_on_as_an_error() -> None:
    checked = examined(OVERDUE, ignore(until="2026-11-21"), Profile.AUDIT)
    assert {one.severity for one in checked.findings} == {Severity.ERROR}


@pytest.mark.parametrize(
    "rule", ["YAML010", "FIC005", "SCH004", "REF001", "PRG001", "PAP001", "GOV035", "GOV036", "gov4"]
)
def test_what_can_never_wait_is_refused_where_it_is_written(rule: str) -> None:
    codes = told(examined(OVERDUE, ignore(rule=rule)))
    assert codes == ["SCH004", "GOV004"]


def test_a_paper_that_lacks_may_wait_unlike_a_page_that_overflows() -> None:
    assert "SCH004" not in told(examined(OVERDUE, ignore(rule="PAP006")))


@pytest.mark.parametrize(
    "reason",
    ["À voir", "à voir…", "à corriger plus tard", "RAS", "ok", "'-'", "'???'", "TODO", "À compléter", "En cours."],
)
def test_a_reason_that_says_nothing_is_refused(reason: str) -> None:
    (wrong, _) = examined(OVERDUE, ignore(reason=reason)).findings
    assert (wrong.code, wrong.place.record_route) == ("SCH004", ("reason",))
    assert "n'est pas une raison" in wrong.message


@pytest.mark.parametrize(
    "reason", ["Travaux jusqu'en mars.", "À revoir après l'exercice du 12.", "Numéro en cours d'attribution"]
)
def test_a_reason_in_ordinary_words_is_taken(reason: str) -> None:
    assert told(examined(OVERDUE, ignore(reason=reason))) == []


@pytest.mark.parametrize("key", ["rule", "record", "reason", "until", "by"])
def test_nothing_of_an_ignore_may_lack(key: str) -> None:
    assert told(examined(OVERDUE, ignore(**{key: ""}))) == ["SCH001", "GOV004"]


def test_whoever_answers_for_an_ignore_is_a_role_of_the_folder() -> None:
    assert told(examined(OVERDUE, ignore(by="personne"))) == ["REF001"]


AT_NIGHT = {"sites/mercure/roles.yaml": "- {id: medecin, on_duty: {day: 1, night: 0, weekend: 0}}\n"}
"""At that site, nobody decides at night: neither for the procedure nor for the unit."""


@pytest.mark.parametrize("place", [IGNORES, "sites/mercure/ignores.yaml"], ids=["by the group", "by the site"])
def test_what_a_site_is_told_may_be_set_aside_by_the_group_or_by_itself(place: str) -> None:
    whole = loaded({**AT_NIGHT, place: ignore(rule="GOV008")})
    checked = examine(whole, today=TODAY)
    assert [one.place.record for one in checked.findings] == ["unit urgences"]
    assert [(one.finding.place.record, one.finding.place.site) for one in checked.aside] == [
        ("runbook sans-dossier", "mercure")
    ]


def test_what_the_group_is_told_is_not_set_aside_by_a_site() -> None:
    whole = loaded({**OVERDUE, "sites/mercure/ignores.yaml": ignore()})
    assert [(one.code, one.place.site) for one in check(whole, today=TODAY)] == [("GOV004", ""), ("GOV036", "mercure")]


def test_a_site_may_do_without_an_ignore_of_the_group() -> None:
    removal = "- {id: revue, remove: true}\n"
    whole = loaded({**AT_NIGHT, IGNORES: ignore(rule="GOV008"), "sites/mercure/ignores.yaml": removal})
    assert [one.code for one in check(whole, today=TODAY)] == ["GOV036", "GOV008", "GOV008"]


def test_a_check_gives_what_is_left() -> None:
    whole = loaded({**OVERDUE, IGNORES: ignore()})
    assert check(whole, today=TODAY) == ()
    assert [one.code for one in check(whole, today=date(2027, 1, 1))] == ["GOV035", "GOV004"]
