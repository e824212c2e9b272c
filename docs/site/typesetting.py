"""French typography for every page: sentences get their spaces and apostrophes, code stays as it is written."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from degraded_mode.language.typography import typeset


class FrenchTypography(SphinxTransform):
    """Sets each text of a page that is not code."""

    default_priority = 700  # After the references are read (their targets are still plain), before the index is made.

    def apply(self, **_options: object) -> None:
        """Replaces the texts in place."""
        for text in list(self.document.findall(nodes.Text)):
            if not isinstance(text.parent, nodes.literal | nodes.FixedTextElement | nodes.raw | nodes.comment):
                text.parent.replace(text, nodes.Text(typeset(str(text))))


def setup(app: Sphinx) -> dict[str, bool]:
    """Registers the transform."""
    app.add_transform(FrenchTypography)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
