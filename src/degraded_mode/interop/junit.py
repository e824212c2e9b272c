"""A check as a JUnit report: one case per file, which fails when the file has an error.

By file and not by rule: it is a file that somebody has to mend, and its case turns green when it is mended.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from xml.etree import ElementTree as ET

from degraded_mode.interop.told import Report, Told
from degraded_mode.source.findings import Severity

SUITE: Final = "degraded-mode check"

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, even escaped."""


def junit(report: Report) -> str:
    """The document, with an end of line."""
    by_file: defaultdict[str, list[Told]] = defaultdict(list)
    for told in report.findings:
        by_file[told.spot.path].append(told)
    failing = sum(any(map(_fails, several)) for several in by_file.values())
    paths = sorted({*report.files, *by_file})
    numbers = {"tests": str(len(paths)), "failures": str(failing), "errors": "0"}
    root = ET.Element("testsuites", {"name": SUITE, **numbers})
    suite = ET.SubElement(root, "testsuite", {"name": SUITE, **numbers, "skipped": "0", "time": "0"})
    properties = ET.SubElement(suite, "properties")
    for name, value in (
        ("version", report.version),
        ("today", report.day.isoformat()),
        ("profile", report.profile),
        ("set_aside", str(len(report.aside))),
        ("accepted", str(report.accepted)),
    ):
        ET.SubElement(properties, "property", {"name": name, "value": value})
    for path in paths:
        _case(suite, path, by_file[path])
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _fails(told: Told) -> bool:
    return told.severity is Severity.ERROR


def _case(suite: ET.Element, path: str, findings: Iterable[Told]) -> None:
    name = _readable(path)
    case = ET.SubElement(suite, "testcase", {"classname": SUITE, "name": name, "file": name, "time": "0"})
    errors = [one for one in findings if _fails(one)]
    others = [one for one in findings if not _fails(one)]
    if errors:
        failure = ET.SubElement(case, "failure", {"type": "error", "message": _readable(errors[0].message)})
        failure.text = "\n".join(map(_line, errors))
    if others:
        ET.SubElement(case, "system-out").text = "\n".join(map(_line, others))


def _line(told: Told) -> str:
    where = f"{told.spot.path}:{told.spot.line}:{told.spot.column}" if told.spot.line else told.spot.path
    advice = f"\n   conseil : {told.advice}" if told.advice else ""
    return _readable(f"{where}  {told.message}  [{told.code}]{advice}")


def _readable(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
