"""Views → one HTML file that needs nothing else: it opens from a key, prints, and works without scripts."""

from degraded_mode.render.blanks import ruled
from degraded_mode.render.document import Document
from degraded_mode.render.templates import home


def web_page(document: Document) -> str:
    """The document as HTML: the same words, order and numbers as on paper."""
    return filled("document.j2", document=document)


def filled(template: str, **values: object) -> str:
    """A template of `templates/html` with these values, all of them shown as text and never as HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(home() / "html", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: ruled(value) if isinstance(value, str) else value,
    )
    return environment.get_template(template).render(**values)
