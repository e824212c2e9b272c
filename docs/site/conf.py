"""How Sphinx builds the site: in French, nothing fetched, every broken reference told."""

project = "degraded-mode"
language = "fr"
html_search_language = "fr"
html_show_search_summary = False  # A browser does not let a page opened from a disk read another.
html_title = "Mode dégradé"
html_short_title = html_title

extensions = ["myst_parser", "docs.site.typesetting"]
source_suffix = {".md": "markdown"}
root_doc = "index"
nitpicky = True

# Headings are link targets, as on a forge. Quotation marks are set by our own typography.
myst_heading_anchors = 4
smartquotes = False

html_theme = "furo"
templates_path = ["templates"]
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_use_index = False
html_domain_indices = False
html_permalinks_icon = "#"
