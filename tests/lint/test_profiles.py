"""What a check is for decides how serious a finding is, never what a rule says."""

from degraded_mode.lint.check import check
from degraded_mode.lint.profile import Profile
from degraded_mode.source.findings import Severity
from tests.lint.decor import PROCEDURE, TODAY, loaded, steps

EXTRACTS = {
    PROCEDURE: steps("- {id: a, do: Lire., role: fantome, every: 1 h}")[PROCEDURE]
    + "owner: informaticien\nreview_by: 2026-12-20\n"
}


def weighed(profile: Profile) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in check(loaded(EXTRACTS), today=TODAY, profile=profile)}


def test_an_ordinary_check_counts_as_an_error_what_makes_the_plan_unusable() -> None:
    assert weighed(Profile.DAILY) == {
        "REF001": Severity.ERROR,
        "GOV001": Severity.WARNING,
        "GOV006": Severity.INFO,
        "DEL005": Severity.WARNING,
    }


def test_in_a_crisis_only_what_can_be_done_counts() -> None:
    assert weighed(Profile.CRISIS) == {"REF001": Severity.ERROR}


def test_an_audit_is_stricter_on_how_the_plan_is_kept() -> None:
    assert weighed(Profile.AUDIT) == {
        "REF001": Severity.ERROR,
        "GOV001": Severity.ERROR,
        "GOV006": Severity.WARNING,
        "DEL005": Severity.WARNING,
    }


def test_a_finding_keeps_its_fingerprint_under_every_profile() -> None:
    daily = {one.fingerprint for one in check(loaded(EXTRACTS), today=TODAY)}
    audit = {one.fingerprint for one in check(loaded(EXTRACTS), today=TODAY, profile=Profile.AUDIT)}
    assert daily == audit
    assert len(daily) == 4
