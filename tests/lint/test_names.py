"""Names that nothing declares, or that are declared as something else."""

from collections.abc import Iterator, Mapping
from typing import get_args

import pytest
from pydantic import AfterValidator, BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from degraded_mode.lint.citations import CITES
from degraded_mode.model.corpus import MODELS
from degraded_mode.model.record import ID_PATTERN, Record
from degraded_mode.source.findings import Finding
from tests.lint.decor import PROCEDURE, codes, findings, loaded, placed, steps


def only(extracts: Mapping[str, str]) -> Finding:
    (finding,) = findings(extracts)
    return finding


def test_the_nearest_name_is_proposed_with_the_place_of_its_declaration() -> None:
    extracts = steps("- {id: a, do: Tracer., role: infirmer}")
    finding = only(extracts)
    assert finding.message == "rôle « infirmer » non déclaré"
    assert finding.advice.startswith("vouliez-vous « infirmier » ?")
    (declaration,) = finding.related
    document = loaded(extracts).documents[declaration.path]
    assert (declaration.path, document.position(declaration.route)) == ("roles.yaml", (2, 8))


def test_a_short_list_is_given_whole_when_nothing_is_near() -> None:
    finding = only({PROCEDURE: "applies_to: {unit: bloc}"})
    assert finding.message == "service « bloc » non déclaré"
    assert finding.advice == "services possibles : urgences."


@pytest.mark.parametrize(
    ("step", "name"),
    [
        ("needs: [{any: [radio, tamtam]}]", "tamtam"),
        ("needs: [{all: [radio, {any: [tamtam]}]}]", "tamtam"),
        ("needs: [radio], instead: [{id: b, for_need: radio, do: Crier., needs: [tamtam]}]", "tamtam"),
        ("forms: [F-01, F-99]", "F-99"),
        ("place: cave", "cave"),
        ("only_when: {lost: [tamtam]}", "tamtam"),
        ("only_when: {have: plan-de-table}", "plan-de-table"),
        ("confirmed_by: fantome", "fantome"),
    ],
)
def test_a_name_is_found_wherever_a_step_cites_it(step: str, name: str) -> None:
    finding = only(steps(f"- {{id: a, do: Tracer., role: infirmier, {step}}}"))
    assert (finding.code, finding.values) == ("REF001", (name,))


def test_a_name_is_found_in_the_branch_of_a_decision() -> None:
    finding = only(
        steps("""
- id: trier
  decide: Est-ce plein ?
  criteria: Aucune place.
  role: medecin
  options:
    - {answer: oui, steps: [{id: appeler, call: samu, say: Venez., role: medecin}]}
    - {answer: ne sait pas}
""")
    )
    assert finding.place.record_route == ("phases", 0, "steps", 0, "options", 0, "steps", 0, "call")


def test_a_name_is_found_in_what_a_unit_loses() -> None:
    unit = (
        "- {id: urgences, title: Urgences, site: mercure, kind: urgences, tolerates: 1 h, restoration_rank: 1, "
        "decides: {day: cadre, out_of_hours: medecin}, "
        "functions: {soins: {needs: {all: [dpi, {any: [papyrus, radio]}]}, paper: F-01, place: urgences}}}"
    )
    finding = only({"units.yaml": unit})
    assert finding.place.record_route == ("functions", "soins", "needs", 0, "all", 1, "any", 0)


def test_a_long_list_is_not_recited() -> None:
    several = [f"serveur-{number}" for number in range(9)]
    systems = "".join(f"- {{id: {name}, title: Serveur, kind: server, relies_on: courant}}\n" for name in several)
    systems += f"- {{id: dpi, title: Dossier, kind: application, relies_on: [{', '.join(several)}, reseau]}}\n"
    finding = only({"systems.yaml": systems, **steps("- {id: a, do: Lire., role: cadre, needs: [tamtam]}")})
    assert finding.advice == "déclarer ce système dans systems.yaml."


@pytest.mark.parametrize("place", ["poste-de-soins", "urgences", "kit-urgences"])
def test_a_place_may_be_a_unit_or_a_kit(place: str) -> None:
    kit = """
- id: kit-urgences
  title: Kit
  place: poste-de-soins
  horizon: 24 h
  sealed: Plomb
  checked_by: cadre
  check_every: 30 d
  envelopes: [{title: Enveloppe, items: [{form: F-01, count: 2}]}]
"""
    step = f"- {{id: prendre, issue: {{form: F-01, place: {place}}}, role: infirmier}}"
    assert findings({"kits.yaml": kit, **steps(step)}) == ()


@pytest.mark.parametrize("target", ["public", "laboratoire", "medecin"])
def test_a_message_goes_to_a_public_a_contact_or_a_role(target: str) -> None:
    announcement = f"{{message: annonce, to: [{target}], channels: [radio]}}"
    step = f"- {{id: dire, inform: {announcement}, role: cadre}}"
    assert codes(steps(step), "REF") == []


def test_what_the_hospital_writes_under_custom_is_never_interpreted() -> None:
    assert findings({PROCEDURE: "custom: {role: fantome, lost: [tamtam]}"}) == ()


def test_a_name_of_another_sort_is_told_what_it_is() -> None:
    finding = only(steps("- {id: a, do: Tracer., role: laboratoire}"))
    assert finding.code == "REF002"
    assert finding.message == "« laboratoire » est un contact ; il faut ici un rôle"
    assert [place.path for place in finding.related] == ["contacts.yaml"]


def test_a_record_that_does_not_hold_is_still_declared() -> None:
    codes = [finding.code for finding in findings({"contacts.yaml": "- {id: laboratoire, title: Laboratoire}"})]
    call = steps("- {id: a, call: laboratoire, say: Venez., role: cadre}")
    broken = findings({**call, "contacts.yaml": "- {id: laboratoire, title: Laboratoire}"})
    assert [finding.code for finding in broken] == codes
    assert not any(code.startswith("REF") for code in codes)


@pytest.mark.parametrize("path", ["roles.yaml", "systems.yaml", "establishment.yaml", "routines/imprimer-plan.yaml"])
def test_a_file_that_cannot_be_read_does_not_make_its_names_unknown(path: str) -> None:
    text = "id: x\nbroken: [\n"
    found = findings({path: text, **steps("- {id: a, do: Lire., role: cadre, only_when: {have: plan-de-soins}}")})
    assert found
    assert not any(finding.code.startswith("REF") for finding in found)


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_procedure_that_is_not_in_force_is_judged_on_its_names_only(status: str) -> None:
    extracts = steps("- {id: a, do: Lire., role: fantome, needs: [dpi], every: 1 h}")
    extracts[PROCEDURE] += f"status: {status}\nowner: informaticien\n"
    assert [finding.code for finding in findings(extracts)] == ["REF001"]


EXEMPT = {
    *{("Deadline", "since"), ("Step", "after"), ("Step", "opens"), ("Step", "closes")},
    *{("ScriptedAnswer", "step"), ("ExpectedMeasure", "measure")},  # steps and measures
    *{("Makes", "printout"), ("Unit", "functions"), ("Runbook", "measures")},  # names that are declared there
    *{("Ignore", "record"), ("Ignore", "step")},  # GOV036 says when nothing bears that name
    *{("AllOf", "all"), ("AnyOf", "any")},  # parts of a need, cited by the key that holds it
}


def _models() -> Iterator[type[Record]]:
    waiting: list[object] = list(MODELS.values())
    seen: set[object] = set()
    while waiting:
        here = waiting.pop()
        if isinstance(here, type) and issubclass(here, BaseModel):
            if issubclass(here, Record) and here not in seen:
                seen.add(here)
                yield here
                here.model_rebuild()
                waiting += [field.annotation for field in here.model_fields.values()]
        else:
            waiting += get_args(here)


def _is_reference(mark: object) -> bool:
    return isinstance(mark, StringConstraints) and mark.pattern == ID_PATTERN


def _cites(field: FieldInfo) -> bool:
    """True when the field, or an item of it, is an identifier other than the record's own."""
    marks = [*field.metadata]
    waiting: list[object] = [field.annotation]
    while waiting:
        here = waiting.pop()
        if isinstance(here, type):
            continue
        marks += getattr(here, "__metadata__", ())
        waiting += get_args(here)
    return any(map(_is_reference, marks)) and not any(isinstance(mark, AfterValidator) for mark in marks)


def test_every_key_that_holds_an_identifier_says_what_it_must_name() -> None:
    citing = {
        (owner.__name__, key)
        for model in _models()
        for key, field in model.model_fields.items()
        if _cites(field)
        for owner in (next(parent for parent in model.__mro__[::-1] if key in getattr(parent, "model_fields", ())),)
    }
    said = {(model.__name__, key) for model, keys in CITES.items() for key in keys}
    assert citing - EXEMPT == said


def test_findings_come_in_the_order_of_files_and_lines() -> None:
    extracts = steps("- {id: a, do: Lire., role: zorro}\n- {id: b, do: Lire., role: alpha, forms: [F-99]}")
    extracts["contacts.yaml"] = "- {id: zoo, title: Zoo, role: bravo, channels: [{means: runner, call_sign: Zoo}]}"
    whole = loaded(extracts)
    order = [placed(whole, finding)[1:] for finding in findings(extracts)]
    assert order == sorted(order)
    assert len({path for path, _ in order}) == 2
