"""A check as GitLab's Code Quality report, for the widget of a merge request."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pydantic import JsonValue

from degraded_mode.interop.told import Report, Told
from degraded_mode.source.findings import Severity

SEVERITIES: Final[Mapping[Severity, str]] = MappingProxyType(
    {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}
)


def gitlab(report: Report) -> str:
    """The document, with an end of line: a list, empty when there is nothing to say."""
    return json.dumps([_issue(one) for one in report.findings], ensure_ascii=False, indent=1) + "\n"


def _issue(told: Told) -> JsonValue:
    """GitLab shows one line of text, and keeps one issue only of those that share a fingerprint."""
    return {
        "description": f"{told.message} ; conseil : {told.advice}" if told.advice else told.message,
        "check_name": told.code,
        "fingerprint": told.fingerprint,
        "severity": SEVERITIES[told.severity],
        "location": {"path": told.spot.path, "lines": {"begin": told.spot.line or 1}},
    }
