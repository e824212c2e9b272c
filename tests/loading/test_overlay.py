"""A site adds to, replaces in or removes from the group's records, and every value still says where it was written."""

import pytest

from degraded_mode.loading.overlay import Merged, Spot, Why, overlay

GROUP = Spot("procedures/perte.yaml", ())
SITE = Spot("sites/venus/procedures/perte.yaml", ())


def merged(base: object, change: object) -> Merged:
    return overlay(Merged(base, GROUP), change, SITE)


def test_a_site_replaces_one_value_and_keeps_the_others() -> None:
    result = merged({"id": "perte", "title": "Perte", "owner": "chef"}, {"id": "perte", "owner": "chef-venus"})
    assert result.tree == {"id": "perte", "title": "Perte", "owner": "chef-venus"}
    assert result.spot(("owner",)) == Spot(SITE.path, ("owner",))
    assert result.spot(("title",)) == Spot(GROUP.path, ("title",))


def test_a_plain_list_is_replaced_whole() -> None:
    result = merged({"keep": ["a", "b"]}, {"keep": ["c"]})
    assert result.tree == {"keep": ["c"]}
    assert result.spot(("keep", 0)) == Spot(SITE.path, ("keep", 0))


def test_records_of_a_list_merge_by_their_identifier() -> None:
    base = {"steps": [{"id": "un", "do": "A"}, {"id": "deux", "do": "B"}]}
    result = merged(base, {"steps": [{"id": "deux", "role": "ide"}]})
    assert result.tree == {"steps": [{"id": "un", "do": "A"}, {"id": "deux", "do": "B", "role": "ide"}]}
    assert result.spot(("steps", 1, "role")) == Spot(SITE.path, ("steps", 0, "role"))
    assert result.spot(("steps", 1, "do")) == Spot(GROUP.path, ("steps", 1, "do"))


def test_an_added_step_stands_after_the_step_that_it_comes_after() -> None:
    base = {"steps": [{"id": "un"}, {"id": "deux"}, {"id": "trois"}]}
    result = merged(base, {"steps": [{"id": "neuf", "after": ["un"]}]})
    assert result.tree == {"steps": [{"id": "un"}, {"id": "neuf", "after": ["un"]}, {"id": "deux"}, {"id": "trois"}]}
    assert result.spot(("steps", 1, "after")) == Spot(SITE.path, ("steps", 0, "after"))
    assert result.spot(("steps", 3)) == Spot(GROUP.path, ("steps", 2))


def test_a_removed_step_is_gone_and_the_next_ones_keep_their_place() -> None:
    base = {"steps": [{"id": "un"}, {"id": "deux", "do": "B"}]}
    result = merged(base, {"steps": [{"id": "un", "remove": "true"}]})
    assert result.tree == {"steps": [{"id": "deux", "do": "B"}]}
    assert result.spot(("steps", 0, "do")) == Spot(GROUP.path, ("steps", 1, "do"))


def test_an_overlay_over_an_overlay_keeps_the_first_one_s_places() -> None:
    first = merged({"id": "perte", "a": {"b": "1", "c": "2"}}, {"a": {"b": "3"}})
    second = overlay(first, {"a": {"c": "4"}}, Spot("ailleurs.yaml", (0,)))
    assert second.tree == {"id": "perte", "a": {"b": "3", "c": "4"}}
    assert second.spot(("a", "b")) == Spot(SITE.path, ("a", "b"))
    assert second.spot(("a", "c")) == Spot("ailleurs.yaml", (0, "a", "c"))


def test_a_site_adds_a_step_inside_a_phase() -> None:
    base = {"phases": [{"phase": "reflex", "steps": [{"id": "un"}, {"id": "deux"}]}, {"phase": "return", "steps": []}]}
    result = merged(base, {"phases": [{"phase": "reflex", "steps": [{"id": "neuf", "after": ["un"]}]}]})
    assert result.tree == {
        "phases": [
            {"phase": "reflex", "steps": [{"id": "un"}, {"id": "neuf", "after": ["un"]}, {"id": "deux"}]},
            {"phase": "return", "steps": []},
        ]
    }
    assert result.spot(("phases", 0, "steps", 1)) == Spot(SITE.path, ("phases", 0, "steps", 0))


TWO_BLOCKS = {
    "phases": [
        {"phase": "hold", "title": "Un", "steps": [{"id": "un"}]},
        {"phase": "hold", "title": "Deux", "steps": [{"id": "deux"}, {"id": "trois"}]},
        {"phase": "return", "steps": [{"id": "quatre"}]},
    ]
}


def steps(result: Merged) -> list[list[str]]:
    """The steps of each phase, by identifier."""
    blocks = result.tree["phases"] if isinstance(result.tree, dict) else []
    return [[step["id"] for step in block["steps"]] for block in blocks]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ({"title": "Un", "steps": [{"id": "neuf"}]}, [["un", "neuf"], ["deux", "trois"], ["quatre"]]),
        ({"title": "Deux", "steps": [{"id": "neuf"}]}, [["un"], ["deux", "trois", "neuf"], ["quatre"]]),
        ({"steps": [{"id": "deux", "role": "ide"}]}, [["un"], ["deux", "trois"], ["quatre"]]),
        ({"steps": [{"id": "neuf", "after": "deux"}]}, [["un"], ["deux", "neuf", "trois"], ["quatre"]]),
        ({"title": "Trois", "steps": [{"id": "neuf"}]}, [["un"], ["deux", "trois"], ["neuf"], ["quatre"]]),
    ],
)
def test_of_two_blocks_of_the_same_phase_the_title_or_a_step_tells_which(
    block: dict[str, object], expected: list[list[str]]
) -> None:
    assert steps(merged(TWO_BLOCKS, {"phases": [{"phase": "hold", **block}]})) == expected


@pytest.mark.parametrize("named", [["neuf"], ["un", "deux"]])
def test_of_two_blocks_of_the_same_phase_nothing_is_guessed(named: list[str]) -> None:
    change = {"phases": [{"phase": "hold", "steps": [{"id": name} for name in named]}]}
    result = merged(TWO_BLOCKS, change)
    assert result.tree == TWO_BLOCKS
    assert [(one.why, one.spot) for one in result.misfits] == [(Why.WHICH_BLOCK, Spot(SITE.path, ("phases", 0)))]


def test_a_site_writes_one_block_for_each_block_of_a_phase() -> None:
    change = {
        "phases": [
            {"phase": "hold", "steps": [{"id": "trois"}]},
            {"phase": "hold", "title": "Un", "steps": [{"id": "neuf"}]},
        ]
    }
    assert steps(merged(TWO_BLOCKS, change)) == [["un", "neuf"], ["deux", "trois"], ["quatre"]]


def test_an_added_block_stands_where_its_phase_does() -> None:
    base = {"phases": [{"phase": "reflex", "steps": [{"id": "un"}]}, {"phase": "return", "steps": [{"id": "deux"}]}]}
    assert steps(merged(base, {"phases": [{"phase": "long", "steps": [{"id": "neuf"}]}]})) == [
        ["un"],
        ["neuf"],
        ["deux"],
    ]


def test_a_step_written_twice_by_a_site_counts_once() -> None:
    base = {"steps": [{"id": "un", "do": "A"}]}
    result = merged(base, {"steps": [{"id": "un", "role": "ide"}, {"id": "un", "do": "B"}]})
    assert result.tree == {"steps": [{"id": "un", "do": "A", "role": "ide"}]}
    assert [(one.why, one.spot.route) for one in result.misfits] == [(Why.WRITTEN_TWICE, ("steps", 1))]


def test_two_steps_of_the_same_name_in_the_group_both_stay() -> None:
    base = {"steps": [{"id": "un", "do": "A"}, {"id": "un", "do": "B"}]}
    assert merged(base, {"steps": [{"id": "un", "role": "ide"}]}).tree == {
        "steps": [{"id": "un", "do": "A", "role": "ide"}, {"id": "un", "do": "B"}]
    }


def test_what_is_removed_still_says_where() -> None:
    base = {"steps": [{"id": "un"}, {"id": "deux"}]}
    result = merged(base, {"steps": [{"id": "deux", "remove": "true"}]})
    assert result.spot(("steps", "deux")) == Spot(SITE.path, ("steps", 0))


def test_values_written_as_the_group_does_are_known() -> None:
    base = {"id": "perte", "keep": ["a"], "steps": [{"id": "un", "do": "A", "role": "ide"}]}
    result = merged(base, {"id": "perte", "keep": ["a"], "steps": [{"id": "un", "do": "B", "role": "ide"}]})
    assert result.repeated == [("keep",), ("steps", 0, "role")]


def test_a_site_changes_one_answer_of_a_decision() -> None:
    base = {"options": [{"answer": "oui"}, {"answer": "non", "steps": [{"id": "un"}]}]}
    result = merged(base, {"options": [{"answer": "non", "steps": [{"id": "deux"}]}]})
    assert result.tree == {"options": [{"answer": "oui"}, {"answer": "non", "steps": [{"id": "un"}, {"id": "deux"}]}]}
