"""Situations, diagnoses, courses and exposures → one HTML file that needs nothing else."""

from collections.abc import Sequence

from degraded_mode.render.exposures import ExposureView
from degraded_mode.render.impact_views import CourseView, DiagnosisView, SituationView
from degraded_mode.render.web_page import filled


def impact_page(title: str, sites: Sequence[SituationView]) -> str:
    """What an outage does, one section for each site."""
    return _page(title, sites=sites)


def symptom_page(title: str, sites: Sequence[DiagnosisView]) -> str:
    """What may be lost, one section for each site."""
    return _page(title, diagnoses=sites)


def course_page(title: str, sites: Sequence[CourseView]) -> str:
    """A scenario as it unfolds, one section for each site."""
    return _page(title, courses=sites)


def exposure_page(title: str, sites: Sequence[ExposureView]) -> str:
    """What no combination of causes escapes, one section for each site."""
    return _page(title, exposures=sites)


def _page(
    title: str,
    *,
    sites: Sequence[SituationView] = (),
    diagnoses: Sequence[DiagnosisView] = (),
    courses: Sequence[CourseView] = (),
    exposures: Sequence[ExposureView] = (),
) -> str:
    return filled("impact.j2", title=title, sites=sites, diagnoses=diagnoses, courses=courses, exposures=exposures)
