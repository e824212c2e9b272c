"""A check in SARIF 2.1.0 (OASIS), for the tools that show findings beside the lines of a merge request."""

import json
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from pydantic import JsonValue

from degraded_mode.interop.told import Described, Report, Spot, Told
from degraded_mode.source.findings import Severity

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

LEVELS: Final[Mapping[Severity, str]] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
)

FINGERPRINT: Final = "degradedMode/v1"

BROKEN_DOWN: Final = 3
"""The exit status of a check whose rules could not be applied."""

_NO_BYTE: Final = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Half characters that stand for no byte of a name, as Windows allows them."""

_KEPT: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def sarif(report: Report) -> str:
    """The document, with an end of line."""
    codes = sorted({one.code for one in report.findings})
    run: dict[str, JsonValue] = {
        "tool": {
            "driver": {
                "name": "degraded-mode",
                "semanticVersion": report.version,
                "language": "fr-FR",
                "rules": [_rule(code, report.codes[code]) for code in codes],
            }
        },
        "language": "fr-FR",
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": report.status != BROKEN_DOWN, "exitCode": report.status}],
        "results": [_result(one, codes) for one in report.findings],
        # Set aside and accepted findings are counted, not listed: GitHub shows even those marked as suppressed.
        "properties": {
            "profile": report.profile,
            "today": report.day.isoformat(),
            "setAside": len(report.aside),
            "accepted": report.accepted,
        },
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, described: Described) -> JsonValue:
    return {
        "id": code,
        "name": described.slug,
        "shortDescription": {"text": described.title},
        "help": {"text": described.help, "markdown": described.help},
        "defaultConfiguration": {"level": LEVELS[described.severity]},
        "properties": {"tags": [code.rstrip("0123456789")]},
    }


def _result(told: Told, codes: Sequence[str]) -> JsonValue:
    said = f"{told.message}\nconseil : {told.advice}" if told.advice else told.message
    location: dict[str, JsonValue] = {"physicalLocation": _physical(told.spot)}
    if told.record:
        name = "/".join(part for part in (told.record, told.step) if part)
        location["logicalLocations"] = [{"fullyQualifiedName": name}]
    result: dict[str, JsonValue] = {
        "ruleId": told.code,
        "ruleIndex": codes.index(told.code),
        "level": LEVELS[told.severity],
        # « [a](b) » would be read as a link to a location.
        "message": {"text": said.replace("](", "] (")},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: told.fingerprint},
    }
    if told.related:
        result["relatedLocations"] = [
            {"id": rank, "physicalLocation": _physical(spot), "message": {"text": "voir aussi"}}
            for rank, spot in enumerate(told.related, 1)
        ]
    return result


def _physical(spot: Spot) -> JsonValue:
    physical: dict[str, JsonValue] = {"artifactLocation": {"uri": _uri(spot.path)}}
    if spot.line is not None:
        region = {"startLine": spot.line, "startColumn": spot.column, "endColumn": spot.end_column}
        physical["region"] = {key: value for key, value in region.items() if value is not None}
    return physical


def _uri(path: str) -> str:
    """A relative reference: what is not plain is written by its bytes, those of a name that is not UTF-8 included."""
    raw = _NO_BYTE.sub("\ufffd", path).encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if byte in _KEPT else f"%{byte:02X}" for byte in raw)
