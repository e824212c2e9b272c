"""The commands: what each may be given. What each does stands in its own file, imported only when it is asked for."""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from degraded_mode import __version__
from degraded_mode.cli import terminal
from degraded_mode.cli.authoring import NewCommand, new
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.foresight import impact
from degraded_mode.cli.french_help import FrenchCommand, FrenchGroup, usage_sentence
from degraded_mode.cli.lookup import explain, list_, schema, show
from degraded_mode.cli.options import (
    HERE,
    Accepted,
    Accepting,
    CheckForm,
    CheckOutput,
    Corpus,
    Folder,
    Format,
    Output,
    ProfileName,
    Site,
    Today,
    check_form,
    day,
    purpose,
)
from degraded_mode.cli.unforeseen import Unforeseen, unforeseen
from degraded_mode.language.system_errors import reason

T = TypeVar("T")

app = typer.Typer(
    name="degraded-mode",
    cls=FrenchGroup,
    help="Les procédures en mode dégradé d'un hôpital : vérifier, imprimer, dérouler.",
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
printing = typer.Typer(
    cls=FrenchGroup,
    help="Imprimer une procédure ou le classeur d'un site.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
app.add_typer(printing, name="print")


def _say_version(asked: bool) -> None:
    if asked:
        terminal.say(f"degraded-mode {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    _version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Dire la version du programme.")
    ] = False,
) -> None:
    """Every command may follow; `--version` answers alone."""


@app.command(cls=FrenchCommand, help="Vérifier un dossier, toutes les fautes en une fois.")
def check(
    folder: Folder = HERE,
    today: Today = None,
    profile: ProfileName = "daily",
    form: CheckForm = "text",
    output: CheckOutput = None,
    baseline: Accepted = None,
    write_baseline: Accepting = False,
) -> int:
    from degraded_mode.cli.check import accept, check_folder
    from degraded_mode.cli.check_request import Request

    asked = Request(folder, day(today), today is None, purpose(profile), baseline, check_form(form), output)
    return (accept if write_baseline else check_folder)(asked, attempt)


@app.command(cls=FrenchCommand, help="Réparer ce qui peut l'être sans risque, après l'avoir montré.")
def fix(
    folder: Folder = HERE,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FICHIERS", help="Seulement ces fichiers du dossier.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Appliquer sans demander.")] = False,
) -> int:
    from degraded_mode.cli.fix import fix_folder

    return fix_folder(folder, files or [], day(None), yes=yes)


app.command(cls=FrenchCommand, help="Expliquer le code d'un constat, exemples compris.")(explain)
app.command("list", cls=FrenchCommand, help="Dire ce que contient un dossier.")(list_)
app.command(cls=FrenchCommand, help="Montrer un enregistrement, et d'où vient chaque valeur.")(show)


@app.command(cls=FrenchCommand, help="Montrer ce qui tient sans l'outil, heure par heure, et les trous.")
def coverage(
    corpus: Corpus = HERE,
    site: Site = "",
    unit: Annotated[str, typer.Option("--unit", metavar="SERVICE", help="Un seul service, par son identifiant.")] = "",
    holes: Annotated[bool, typer.Option("--holes", help="Les trous seulement.")] = False,
    form: Annotated[str, typer.Option("--format", metavar="text|html|csv", help="À lire, à ouvrir, à trier.")] = "text",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FICHIER", help="Où écrire.")] = None,
    today: Today = None,
) -> int:
    from degraded_mode.cli.coverage import Request, give_coverage

    return give_coverage(Request(corpus, site, unit, holes, form, output, day(today)))


@printing.command("checklist", cls=FrenchCommand, help="Imprimer une procédure.")
def print_checklist(
    runbook: Annotated[str, typer.Argument(metavar="PROCÉDURE", help="Identifiant ou code de la procédure.")],
    corpus: Corpus = HERE,
    site: Site = "",
    output: Output = Path("build"),
    form: Format = "pdf",
    today: Today = None,
) -> int:
    from degraded_mode.cli.printing import print_checklist as printed

    return printed(corpus, runbook, site, output, form, day(today), attempt)


@printing.command("card", cls=FrenchCommand, help="Imprimer la fiche réflexe d'une procédure, sur une page.")
def print_card(
    runbook: Annotated[str, typer.Argument(metavar="PROCÉDURE", help="Identifiant ou code de la procédure.")],
    corpus: Corpus = HERE,
    site: Site = "",
    output: Output = Path("build"),
    form: Format = "pdf",
    today: Today = None,
) -> int:
    from degraded_mode.cli.printing import print_card as printed

    return printed(corpus, runbook, site, output, form, day(today), attempt)


@printing.command("binder", cls=FrenchCommand, help="Imprimer le classeur d'un site.")
def print_binder(
    site: Annotated[str, typer.Option("--site", metavar="SITE", help="Site, par son identifiant.")],
    corpus: Corpus = HERE,
    output: Output = Path("build"),
    form: Format = "pdf",
    today: Today = None,
) -> int:
    from degraded_mode.cli.printing import print_binder as printed

    return printed(corpus, site, output, form, day(today), attempt)


@printing.command("report", cls=FrenchCommand, help="Imprimer le rapport à la direction, deux pages par site.")
def print_report(
    site: Annotated[str, typer.Option("--site", metavar="SITE", help="Site, par son identifiant.")],
    corpus: Corpus = HERE,
    output: Output = Path("build"),
    form: Format = "pdf",
    today: Today = None,
) -> int:
    from degraded_mode.cli.printing import print_report as printed

    return printed(corpus, site, output, form, day(today), attempt)


@app.command(cls=FrenchCommand, help="Dérouler une procédure, étape par étape.")
def run(
    runbook: Annotated[str, typer.Argument(metavar="PROCÉDURE", help="Identifiant ou code de la procédure.")],
    corpus: Corpus = HERE,
    site: Site = "",
    crisis: Annotated[str, typer.Option("--crisis", metavar="NOM", help="Crise à ouvrir ou à reprendre.")] = "",
    journal: Annotated[
        Path | None, typer.Option("--journal", metavar="DOSSIER", help="Où garder la main courante.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="RÔLE", help="Qui tient la liste.")] = "",
    plain: Annotated[bool, typer.Option("--plain", help="Sans couleur ni signe d'écran.")] = False,
    exercise: Annotated[bool, typer.Option("--exercise", help="EXERCICE : marqué partout.")] = False,
) -> int:
    from degraded_mode.cli.walk import walk

    return walk(corpus, runbook, site=site, crisis=crisis, journal=journal, by=by, plain=plain, exercise=exercise)


app.command(cls=FrenchCommand, help="Donner le schéma JSON d'un genre de fichier.")(schema)


@app.command(cls=FrenchCommand, help="Commencer son propre dossier à partir du dossier de départ.")
def init(
    folder: Annotated[Path, typer.Argument(metavar="DOSSIER", help="Dossier neuf, à remplir.")],
    answers: Annotated[
        Path | None, typer.Option("--answers", metavar="FICHIER", help="Réponses écrites d'avance, en YAML.")
    ] = None,
    kit: Annotated[Path | None, typer.Option("--from", metavar="DOSSIER", help="Un autre dossier de départ.")] = None,
    today: Today = None,
) -> int:
    from degraded_mode.cli.init import start

    return start(folder, answers, kit, day(today))


app.command(cls=NewCommand, help="Ajouter une procédure, une fiche, un contact… et ce qu'il faut y écrire.")(new)


@app.command(cls=FrenchCommand, help="Vérifier ce poste avant d'en avoir besoin.")
def doctor(output: Output = Path("build")) -> int:
    from degraded_mode.cli.doctor import examine

    return examine(output)


app.command(cls=FrenchCommand, help="Dire ce qui tombe, ce qu'il faut ouvrir et ce qui tient encore.")(impact)


def _refuse(error: typer.TyperException) -> Exit:
    """Says what is wrong in the command line, or gives the page of a group called without a command."""
    if type(error).__name__ == "NoArgsIsHelpError":
        terminal.say(str(error))
        terminal.let_out()
        return Exit.USAGE
    names = [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands]
    sentence, advice = usage_sentence(error, (*names, "print"))
    terminal.warn(f"erreur : {sentence}")
    terminal.warn(f"conseil : {advice}")
    return Exit.USAGE


def attempt(work: Callable[[], T], /) -> T | Unforeseen:
    """What `work` gives, or the error that nobody foresaw: nowhere else does the program catch any error at all."""
    try:
        return work()
    except (typer.TyperException, typer.Abort, OSError):
        raise
    except Exception as error:
        return unforeseen(error)


def _answer() -> int:
    status: int = app(prog_name="degraded-mode", standalone_mode=False)
    terminal.let_out()
    if status == Exit.INTERRUPTED:
        terminal.warn("Interrompu.")
    return status


def _broken_down(error: Unforeseen) -> Exit:
    terminal.warn(f"erreur inattendue du programme : {error.told}.")
    terminal.warn("conseil : le papier reste valable ; noter ce message et le transmettre avec la commande tapée.")
    return Exit.UNEXPECTED


def main() -> None:
    """Runs the command line and ends the program with the documented status."""
    # What a command loads stays until its end: the collector, at its usual rate, would look through it in vain.
    gc.set_threshold(100_000)
    # Nor has anything else that is installed a say in what a procedure means: pydantic would look for it everywhere.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    terminal.leave(outcome())


def outcome() -> int:
    """The documented status of the command line, once it has run; nothing but French reaches the user."""
    terminal.prepare()
    try:
        answer = attempt(_answer)
        status = _broken_down(answer) if isinstance(answer, Unforeseen) else answer
    except typer.TyperException as error:
        status = _refuse(error)
    except (KeyboardInterrupt, typer.Abort):
        terminal.warn("Interrompu.")
        status = Exit.INTERRUPTED
    except BrokenPipeError:
        terminal.give_up_output()
        status = Exit.CLEAN
    except OSError as error:
        terminal.warn(f"erreur : lecture ou écriture impossible : {error.filename or 'la sortie'} ({reason(error)}).")
        status = Exit.UNREADABLE
    return status
