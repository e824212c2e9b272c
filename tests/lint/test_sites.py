"""What is judged once for the group, and what is judged again as a site sees it."""

from tests.lint.decor import PROCEDURE, findings, steps

TWO_SITES = {
    "establishment.yaml": (
        "sites: [{id: mercure, title: Mercure, has: Urgences}, {id: venus, title: Vénus, has: Médecine}]\n"
    ),
    "units.yaml": (
        "- {id: medecine, title: Médecine, site: venus, kind: hospitalisation, tolerates: 1 h, restoration_rank: 2, "
        "decides: {day: cadre, out_of_hours: infirmier}}\n"
    ),
}
NOBODY_AT_NIGHT = "- {id: medecin, on_duty: {day: 1, night: 0, weekend: 0}}"
CALL = "- {id: a, call: laboratoire, say: Venez., role: cadre}"
REMOVED = "- {id: laboratoire, remove: true}"


def said(*extracts: dict[str, str]) -> set[tuple[str, str, str]]:
    """Code, site and record of each finding."""
    everything = {path: text for one in (TWO_SITES, *extracts) for path, text in one.items()}
    return {(finding.code, finding.place.site, finding.place.record) for finding in findings(everything)}


def test_two_sites_without_overlay_have_no_fault() -> None:
    assert said() == set()


def test_a_role_that_nobody_holds_at_night_is_said_of_the_site_that_says_so() -> None:
    assert said({"sites/mercure/roles.yaml": NOBODY_AT_NIGHT}) == {
        ("GOV008", "mercure", "runbook sans-dossier"),
        ("GOV008", "mercure", "unit urgences"),
    }


def test_a_site_is_not_judged_by_the_procedures_and_units_of_another() -> None:
    assert said({"sites/venus/roles.yaml": NOBODY_AT_NIGHT}) == set()


def test_a_contact_that_a_site_takes_away_is_missed_by_its_procedures() -> None:
    assert said({"sites/mercure/contacts.yaml": REMOVED}, steps(CALL)) == {
        ("REF001", "mercure", "runbook annoncer"),
        ("REF001", "mercure", "runbook sans-dossier"),
    }


def test_a_contact_that_a_site_takes_away_is_not_missed_by_the_procedures_of_another() -> None:
    assert said({"sites/venus/contacts.yaml": REMOVED}, steps(CALL)) == set()


def test_a_site_may_declare_what_only_its_own_records_cite() -> None:
    site = {
        "sites/mercure/contacts.yaml": (
            "- {id: pharmacie, title: Pharmacie, channels: [{means: runner, call_sign: Étage 1}, "
            "{means: radio, call_sign: P, carried_by: radio}]}"
        )
    }
    step = CALL.replace("laboratoire", "pharmacie")
    assert said(site, steps(step)) == {("REF001", "", "runbook sans-dossier")}
    local = {f"sites/mercure/{PROCEDURE}": f"id: sans-dossier\nphases: [{{phase: reflex, steps: [{step[2:]}]}}]\n"}
    assert said(site, local) == set()


def test_the_contacts_of_another_site_are_left_to_it() -> None:
    contacts = {
        "contacts.yaml": (
            "- {id: garde, title: Garde, site: venus, channels: ["
            "{means: mobile, number: 06 39 98 11 11, carried_by: mobile-alpha, last_called: 2026-11-02}, "
            "{means: phone, number: 03 53 01 11 11, carried_by: autocom, last_called: 2026-11-02}]}\n"
        )
    }
    stuck = {"sites/mercure/systems.yaml": "- {id: mobile-alpha, relies_on: [reseau]}"}
    assert {site for _, site, record in said(contacts, stuck) if record == "contact garde"} == set()
    assert ("TEL002", "mercure", "contact laboratoire") in said(contacts, stuck)
