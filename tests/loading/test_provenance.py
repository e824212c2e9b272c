"""Each value of a merged record says its file and its line, and what a site takes away is named."""

from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.loading.provenance import (
    Adaptation,
    Origin,
    Touch,
    adaptations,
    names_of,
    record_at,
    records_named,
    removal_origin,
    values_of,
)
from degraded_mode.model.corpus import Kind

CHIEF = (Kind.ROLE, "chef")


def corpus() -> Loaded:
    role = "- id: {}\n  title: Chef\n  family: medical\n"
    return load_texts(
        {
            "establishment.yaml": "id: g\ntitle: G\ntime_zone: Europe/Paris\nsites:\n- {id: a, title: A, has: x}\n"
            "- {id: b, title: B, has: x}\nhorizons: {ward: 24 h, pole: 72 h, central: 28 d}\n",
            "roles.yaml": role.format("chef") + role.format("cadre"),
            "sites/a/roles.yaml": "- id: chef\n  title: Chef de A\n" + role.format("ide-a"),
            "sites/b/roles.yaml": "- {id: chef, remove: true}\n",
            "procedures/perte.yaml": "id: perte\ncode: PD-01\n",
        }
    )


def test_a_value_of_the_site_stands_in_its_file_and_the_others_in_the_group_s() -> None:
    loaded = corpus()
    merged = record_at(loaded, CHIEF, "a")
    assert merged is not None
    assert {one.route: (one.value, one.origin) for one in values_of(loaded, merged)} == {
        ("id",): ("chef", Origin("sites/a/roles.yaml", 1)),
        ("title",): ("Chef de A", Origin("sites/a/roles.yaml", 2)),
        ("family",): ("medical", Origin("roles.yaml", 3)),
    }


def test_a_site_that_changes_nothing_sees_the_group_s_record() -> None:
    loaded = corpus()
    assert record_at(loaded, (Kind.ROLE, "cadre"), "a") is record_at(loaded, (Kind.ROLE, "cadre"), "")


def test_a_record_that_the_site_removes_is_not_there() -> None:
    loaded = corpus()
    assert record_at(loaded, CHIEF, "b") is None
    assert record_at(loaded, CHIEF, "") is not None


def test_the_sites_that_change_a_record_are_named_with_the_place() -> None:
    assert adaptations(corpus(), CHIEF) == (
        Adaptation("a", Touch.ADAPTS, Origin("sites/a/roles.yaml", 1)),
        Adaptation("b", Touch.REMOVES, Origin("sites/b/roles.yaml", 1)),
    )


def test_a_record_of_one_site_only_is_added_there() -> None:
    loaded = corpus()
    added = (Kind.ROLE, "ide-a")
    assert [one.touch for one in adaptations(loaded, added)] == [Touch.ADDS]
    assert record_at(loaded, added, "") is None
    assert record_at(loaded, added, "b") is None


def test_a_procedure_goes_by_its_code_too_whatever_the_case() -> None:
    loaded = corpus()
    assert records_named(loaded, "pd-01") == records_named(loaded, "Perte") == ((Kind.RUNBOOK, "perte"),)
    assert {"PD-01", "perte", "ide-a"} <= set(names_of(loaded))


def test_a_record_that_does_not_hold_is_shown_all_the_same() -> None:
    loaded = corpus()
    merged = record_at(loaded, (Kind.RUNBOOK, "perte"), "")
    assert merged is not None
    assert [one.value for one in values_of(loaded, merged)] == ["perte", "PD-01"]


def test_a_step_that_a_site_takes_away_is_named_with_its_place() -> None:
    loaded = load_texts(
        {
            "procedures/perte.yaml": "id: perte\nphases:\n- phase: hold\n  steps:\n  - {id: un}\n  - {id: deux}\n",
            "sites/a/procedures/perte.yaml": (
                "id: perte\nphases:\n- phase: hold\n  steps:\n  - {id: un, remove: true}\n"
            ),
        }
    )
    merged = record_at(loaded, (Kind.RUNBOOK, "perte"), "a")
    assert merged is not None
    (removal,) = merged.removals
    assert (removal.name, removal.within) == ("un", ("phases", 0, "steps"))
    assert removal_origin(loaded, removal) == Origin("sites/a/procedures/perte.yaml", 5)
