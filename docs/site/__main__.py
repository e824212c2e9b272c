"""`python -m docs.site [FOLDER]`: assembles the pages, builds the site, and refuses a remote asset."""

import sys
from pathlib import Path

from sphinx.cmd.build import build_main

from docs.site.assemble import HERE, REPOSITORY, assemble
from docs.site.remote import remote_assets


def main(arguments: list[str]) -> int:
    """Zero when the site is built without a warning and asks nothing of the network."""
    html = Path(arguments[0]) if arguments else REPOSITORY / "build" / "docs"
    pages = html.with_name(f"{html.name}-pages")
    assemble(pages)
    options = ["-b", "html", "-q", "-E", "-W", "--keep-going", "-c", str(HERE), "-d", f"{pages}-cache"]
    status = build_main([*options, str(pages), str(html)])
    if status:
        return status
    remote = list(remote_assets(html))
    for place in remote:
        print(f"ressource distante : {place}", file=sys.stderr)
    print(f"{html}/index.html")
    return 1 if remote else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
