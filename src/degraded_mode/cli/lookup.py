"""The commands that answer from what is written: what each may be given. What each does stands in its own file."""

from pathlib import Path
from typing import Annotated

import typer

from degraded_mode.cli.options import HERE, Corpus, Folder, Site


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Par exemple REF001.")] = "",
    listed: Annotated[bool, typer.Option("--list", help="Tous les codes, une ligne chacun.")] = False,
) -> int:
    from degraded_mode.cli.explain import explain_code

    return explain_code(code, listed=listed)


def list_(folder: Folder = HERE, site: Site = "") -> int:
    from degraded_mode.cli.listing import list_corpus

    return list_corpus(folder, site)


def show(
    record: Annotated[str, typer.Argument(metavar="NOM", help="Identifiant, ou code d'une procédure.")],
    corpus: Corpus = HERE,
    site: Site = "",
    kind: Annotated[str, typer.Option("--kind", metavar="GENRE", help="Quand plusieurs portent ce nom.")] = "",
    form: Annotated[str, typer.Option("--format", metavar="text|json", help="À lire, ou pour un programme.")] = "text",
) -> int:
    from degraded_mode.cli.show import show_record

    return show_record(corpus, record, site, kind, form)


def schema(
    kind: Annotated[str, typer.Argument(metavar="GENRE", help="Par exemple runbook, form, systems.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DOSSIER", help="Écrire tous les schémas ici.")
    ] = None,
) -> int:
    from degraded_mode.cli.schema import give_schema

    return give_schema(kind, output)
