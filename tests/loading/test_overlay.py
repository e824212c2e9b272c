"""A site adds to, replaces in or removes from the group's records, and every value still says where it was written."""

from degraded_mode.loading.overlay import Merged, Spot, overlay

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


def test_two_blocks_of_the_same_phase_are_replaced_whole() -> None:
    base = {"phases": [{"phase": "hold", "steps": [{"id": "un"}]}, {"phase": "hold", "steps": [{"id": "deux"}]}]}
    change = {"phases": [{"phase": "hold", "steps": [{"id": "trois"}]}]}
    assert merged(base, change).tree == change


def test_a_site_changes_one_answer_of_a_decision() -> None:
    base = {"options": [{"answer": "oui"}, {"answer": "non", "steps": [{"id": "un"}]}]}
    result = merged(base, {"options": [{"answer": "non", "steps": [{"id": "deux"}]}]})
    assert result.tree == {"options": [{"answer": "oui"}, {"answer": "non", "steps": [{"id": "un"}, {"id": "deux"}]}]}
