"""The first draft of a record, from a template of `templates/new` in which every value is written as YAML."""

from collections.abc import Mapping

from degraded_mode.render.templates import home
from degraded_mode.source.document import Tree
from degraded_mode.source.writing import scalar


def scaffold(kind: str, values: Mapping[str, Tree]) -> str:
    """A block of keys with its French remarks. No value is ever read as YAML, nor as part of the template."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(home() / "new", encoding="utf-8"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=as_yaml,
    )
    return environment.get_template(f"{kind}.yaml.j2").render(values)


def as_yaml(value: object) -> object:
    """A text with the quotes that it needs, a list between brackets."""
    match value:
        case str():
            return scalar(value)
        case list():
            return f"[{', '.join(scalar(str(one)) for one in value)}]"
        case _:
            return value
