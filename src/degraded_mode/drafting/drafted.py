"""What a template needs to write the record: the answers as a tree, and what follows from them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from degraded_mode.drafting.free_names import identifier_of
from degraded_mode.drafting.question import Answers, Situation
from degraded_mode.drafting.questionnaires import ASKED
from degraded_mode.language.nearness import as_identifier
from degraded_mode.loading.load import Loaded
from degraded_mode.model.corpus import Kind
from degraded_mode.model.form import FieldType
from degraded_mode.model.need import names
from degraded_mode.model.unit import Unit
from degraded_mode.model.written import has_blank
from degraded_mode.source.document import Tree

# The first letters of a label tell what is written in most boxes: usage, to be confirmed by a hospital reader.
TYPES: Final[Mapping[str, FieldType]] = {
    "date": FieldType.DATE,
    "heure": FieldType.TIME,
    "telephone": FieldType.PHONE,
    "signature": FieldType.SIGNATURE,
    "visa": FieldType.SIGNATURE,
    "nombre": FieldType.NUMBER,
}


def drafted(situation: Situation) -> dict[str, Tree]:
    """The values of the template of the record."""
    extra = EXTRA.get(situation.kind)
    unasked: Answers = dict.fromkeys((one.route for one in ASKED[situation.kind]()), "")
    return {
        **as_tree({**unasked, **situation.answers}),
        **(extra(situation) if extra else {}),
        "today": situation.desk.day.isoformat(),
    }


def blanks_in(loaded: Loaded, situation: Situation) -> int:
    """How many values of the new record wait for what only the hospital knows."""
    merged = loaded.spots[situation.site][situation.kind, situation.text("id")]
    return sum(map(has_blank, _texts(merged.tree)))


def _texts(tree: object) -> Iterator[str]:
    match tree:
        case str():
            yield tree
        case dict():
            for one in tree.values():
                yield from _texts(one)
        case list():
            for one in tree:
                yield from _texts(one)
        case _:
            pass


def as_tree(answers: Answers) -> dict[str, Tree]:
    """Answers by route → blocks inside blocks; a list is numbered from 0, in order."""
    tree: dict[str, Tree] = {}
    for route, answer in answers.items():
        _put(tree, route, answer if isinstance(answer, str) else list(answer))
    return tree


def _put(block: dict[str, Tree], route: tuple[str | int, ...], value: Tree) -> None:
    key = str(route[0])
    match route[1:]:
        case ():
            block[key] = value
        case (int() as index, *rest):
            rows = block.setdefault(key, [])
            if isinstance(rows, list):
                while len(rows) <= index:
                    rows.append({})
                row = rows[index]
                if isinstance(row, dict):
                    _put(row, tuple(rest), value)
        case rest:
            inner = block.setdefault(key, {})
            if isinstance(inner, dict):
                _put(inner, rest, value)


def _unit(situation: Situation) -> dict[str, Tree]:
    """What a unit alike does with its tools, to start from."""
    alike = _alike(situation)
    functions: list[Tree] = [
        {"id": name, "needs": list[Tree](sorted(names(one.needs))), "paper": one.paper, "place": one.place}
        for name, one in (alike.functions.items() if alike else ())
    ]
    return {"alike": alike.id if alike else "", "functions": functions}


def _alike(situation: Situation) -> Unit | None:
    """A unit of the same kind that says what it does, of the same site if there is one."""
    found = [
        one for one in situation.corpus.units.values() if one.kind.value == situation.text("kind") and one.functions
    ]
    return max(found, key=lambda one: one.site == situation.text("site"), default=None)


def _form(situation: Situation) -> dict[str, Tree]:
    """The boxes of a form, each with a name of its own and the likeliest type."""
    boxes: list[Tree] = []
    seen: list[str] = []
    for label in situation.several("fields"):
        made = identifier_of(label) or "champ"
        seen.append(made)
        name = made if seen.count(made) == 1 else f"{made}-{seen.count(made)}"
        boxes.append({"id": name, "label": label, "type": _type_of(label)})
    return {"boxes": boxes}


def _type_of(label: str) -> str:
    plain = f"{as_identifier(label)}-"
    if plain.startswith("date-et-heure-"):
        return FieldType.DATETIME.value
    return next((kind.value for word, kind in TYPES.items() if plain.startswith(f"{word}-")), FieldType.TEXT.value)


def _runbook(situation: Situation) -> dict[str, Tree]:
    """What the units concerned call themselves, for the comments."""
    return {
        "titles": [
            situation.corpus.systems[one].title for one in situation.several("lost") if one in situation.corpus.systems
        ]
    }


EXTRA: Final[Mapping[Kind, Callable[[Situation], dict[str, Tree]]]] = {
    Kind.UNIT: _unit,
    Kind.FORM: _form,
    Kind.RUNBOOK: _runbook,
}
