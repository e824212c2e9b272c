"""A check handed over to another program is a sound document of its kind, whatever the findings say."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from degraded_mode.interop.check_json import check_json, check_schema
from degraded_mode.interop.gitlab import gitlab
from degraded_mode.interop.junit import junit
from degraded_mode.interop.sarif import sarif
from degraded_mode.interop.told import Described, Report, Spot, Told, Waiting
from degraded_mode.source.findings import Severity
from tests.interop.check_schema import FILE, as_text
from tests.interop.sarif_shape import SHAPE

CARD = Described("nom-inconnu", "Un nom cité n'est déclaré nulle part", Severity.ERROR, "# Titre\n\nPourquoi.")
UNITS = "runbooks/units.yaml"
HERE = Spot(UNITS, 4, 9, 13)


def told(
    code: str = "REF001",
    severity: Severity = Severity.ERROR,
    message: str = "rôle « nain » non déclaré",
    spot: Spot = HERE,
    related: tuple[Spot, ...] = (),
) -> Told:
    return Told(
        code, severity, message, "déclarer ce rôle.", spot, related, "unit standard", "", "", "0123456789abcdef"
    )


def report(
    *findings: Told, files: tuple[str, ...] = (UNITS,), aside: tuple[Waiting, ...] = (), status: int = 1
) -> Report:
    codes = {one.code: CARD for one in (*findings, *(one.told for one in aside))}
    return Report("0.1.0", date(2026, 11, 22), "daily", status, files, 11, findings, aside, 3, 1, codes)


TEXTS = st.text(st.characters(exclude_categories=()), max_size=40)
SPOTS = st.builds(Spot, TEXTS.filter(bool)) | st.builds(
    lambda path, line, column, length: Spot(path, line, column, column + length),
    TEXTS.filter(bool),
    *[st.integers(1, 10**6)] * 3,
)
FINDINGS = st.builds(
    told,
    code=st.sampled_from(["REF001", "YAML010"]),
    severity=st.sampled_from(Severity),
    message=TEXTS.map(lambda text: f"{text} fin"),
    spot=SPOTS,
    related=st.lists(SPOTS, max_size=2).map(tuple),
)
REPORTS = st.lists(FINDINGS, max_size=4).map(lambda found: report(*found))


def objections(schema: Any, document: str) -> list[str]:
    return [
        f"{error.json_path} : {error.message}"
        for error in Draft202012Validator(schema).iter_errors(json.loads(document))
    ]


def as_others_read(document: str) -> str:
    """The document once it has gone through a file."""
    return document.encode("utf-8", "replace").decode("utf-8")


@given(REPORTS)
def test_the_json_is_what_its_schema_says(whole: Report) -> None:
    assert objections(check_schema(), as_others_read(check_json(whole))) == []


def test_the_schema_in_the_documentation_is_in_step() -> None:
    Draft202012Validator.check_schema(check_schema())
    assert FILE.read_text(encoding="utf-8") == as_text(), "à refaire : python -m tests.interop.check_schema"


def test_every_key_of_the_json_is_described_in_french() -> None:
    def described(part: Any) -> Iterator[tuple[str, str]]:
        for name, key in part.get("properties", {}).items():
            yield name, key.get("description", "")
        for inner in part.get("$defs", {}).values():
            yield from described(inner)

    keys = list(described(check_schema()))
    assert len(keys) > 25
    assert [name for name, words in keys if not words.endswith(".")] == []
    assert not re.search(r"\b(the|of|which)\b", json.dumps(check_schema()))


def test_the_json_says_what_is_not_shown() -> None:
    waiting = Waiting(told("GOV004"), "La relecture suit l'exercice.", date(2027, 1, 31), "cadre")
    read = json.loads(check_json(report(told(), told(severity=Severity.INFO), aside=(waiting,))))
    counts = {
        "files": 1,
        "records": 11,
        "errors": 1,
        "warnings": 0,
        "infos": 1,
        "set_aside": 1,
        "accepted": 3,
        "gone": 1,
    }
    assert read["counts"] == counts
    (aside,) = read["set_aside"]
    assert (aside["finding"]["code"], aside["by"], aside["until"]) == ("GOV004", "cadre", "2027-01-31")


@given(REPORTS)
def test_the_sarif_has_the_shape_of_the_standard(whole: Report) -> None:
    document = as_others_read(sarif(whole))
    assert objections(SHAPE, document) == []
    (run,) = json.loads(document)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert [rules[one["ruleIndex"]] for one in run["results"]] == [one["ruleId"] for one in run["results"]]


def test_a_result_says_where_and_what_to_do_and_where_the_other_half_is() -> None:
    (run,) = json.loads(sarif(report(told(related=(Spot("runbooks/roles.yaml", 2, 5, 8),)))))["runs"]
    (result,) = run["results"]
    assert result["message"]["text"] == "rôle « nain » non déclaré\nconseil : déclarer ce rôle."
    (place,) = result["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 9, "endColumn": 13}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "unit standard"}]
    (other,) = result["relatedLocations"]
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "runbooks/roles.yaml"
    assert result["partialFingerprints"] == {"degradedMode/v1": "0123456789abcdef"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("runbooks/units.yaml", "runbooks/units.yaml"),
        ("runbooks/procédures/a b.yaml", "runbooks/proc%C3%A9dures/a%20b.yaml"),
        ("runbooks/100 %#?.yaml", "runbooks/100%20%25%23%3F.yaml"),
        ("runbooks/\udce9t\udce9.yaml", "runbooks/%E9t%E9.yaml"),
    ],
)
def test_a_path_is_a_relative_reference(path: str, uri: str) -> None:
    (run,) = json.loads(sarif(report(told(spot=Spot(path)))))["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": uri}}


def test_brackets_of_a_message_are_no_link() -> None:
    assert "](" not in sarif(report(told(message="écrire [a](b)")))


def test_rules_that_could_not_be_applied_are_a_check_that_did_not_succeed() -> None:
    (run,) = json.loads(sarif(report(status=3)))["runs"]
    assert run["invocations"] == [{"executionSuccessful": False, "exitCode": 3}]


@given(REPORTS)
def test_gitlab_gets_a_list_of_issues(whole: Report) -> None:
    issues = json.loads(as_others_read(gitlab(whole)))
    assert len(issues) == len(whole.findings)
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["path"]
        assert issue["location"]["lines"]["begin"] >= 1


@given(REPORTS)
def test_the_junit_report_is_sound_xml_whatever_the_texts_hold(whole: Report) -> None:
    document = as_others_read(junit(whole))
    suite = ET.fromstring(document.encode())[0]
    cases = suite.findall("testcase")
    assert suite.get("tests") == str(len(cases))
    assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    assert len(cases) == len({UNITS, *(one.spot.path for one in whole.findings)})


def test_a_file_with_an_error_fails_one_with_a_warning_passes_and_says_it() -> None:
    roles = Spot("runbooks/roles.yaml", 2, 5, 8)
    whole = report(told(), told(severity=Severity.WARNING, spot=roles), files=(UNITS, roles.path, "runbooks/kits.yaml"))
    cases = {case.get("name"): case for case in ET.fromstring(junit(whole).encode()).iter("testcase")}
    assert list(cases) == ["runbooks/kits.yaml", "runbooks/roles.yaml", UNITS]
    failure = cases[UNITS].find("failure")
    assert failure is not None
    assert "runbooks/units.yaml:4:9  rôle « nain » non déclaré  [REF001]\n   conseil :" in str(failure.text)
    assert cases["runbooks/roles.yaml"].find("failure") is None
    assert "runbooks/roles.yaml:2:5" in str(cases["runbooks/roles.yaml"].findtext("system-out"))
    assert len(cases["runbooks/kits.yaml"]) == 0


def test_what_has_no_file_fails_too() -> None:
    whole = report(told("FIC006", spot=Spot("runbooks")), files=())
    (case,) = ET.fromstring(junit(whole).encode()).iter("testcase")
    assert (case.get("name"), case[0].tag) == ("runbooks", "failure")
