"""Situations and diagnoses → one HTML file that needs nothing else."""

from collections.abc import Sequence

from degraded_mode.render.impact_views import CourseView, DiagnosisView, SituationView
from degraded_mode.render.web_page import filled


def impact_page(title: str, sites: Sequence[SituationView]) -> str:
    """What an outage does, one section for each site."""
    return filled("impact.j2", title=title, sites=sites, diagnoses=(), courses=())


def symptom_page(title: str, sites: Sequence[DiagnosisView]) -> str:
    """What may be lost, one section for each site."""
    return filled("impact.j2", title=title, sites=(), diagnoses=sites, courses=())


def course_page(title: str, sites: Sequence[CourseView]) -> str:
    """A scenario as it unfolds, one section for each site."""
    return filled("impact.j2", title=title, sites=(), diagnoses=(), courses=sites)
