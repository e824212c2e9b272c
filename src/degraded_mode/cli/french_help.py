"""Typer's few English words told in French: its help pages and its complaints about a command line.

Typer has no catalogue for most of them; a test fails when one of its English words comes through.
"""

import re
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from degraded_mode.language.nearness import nearest, quoted

_WORDS: Final = (
    (re.compile(r"^Usage: ", re.MULTILINE), "Emploi : "),
    (re.compile(r"^Options:$", re.MULTILINE), "Options :"),
    (re.compile(r"^Arguments:$", re.MULTILINE), "À donner :"),
    (re.compile(r"^Commands:$", re.MULTILINE), "Commandes :"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "COMMANDE …"),
    (re.compile(r"Show this message and exit\."), "Afficher cette aide."),
    (re.compile(r"\[default: ([^\]]*)\]"), r"[sinon : \1]"),
    (re.compile(r"\[required\]"), "[obligatoire]"),
    (re.compile(r" <(?:str|path|int|list\[Path\])>"), ""),
)

_EXTRA = re.compile(r"unexpected extra argument(?:s|\(s\))? \((?P<what>.*)\)")
_COMMAND = re.compile(r"No such command '(?P<what>[^']*)'")
_TAKES_NONE = re.compile(r"Option '(?P<what>[^']*)' does not take a value")
_NEEDS_VALUE = re.compile(r"Option '(?P<what>[^']*)' requires an argument")


class FrenchCommand(TyperCommand):
    """A command whose help page is in French."""

    def get_help(self, ctx: Any) -> str:
        return told(super().get_help(ctx))


class FrenchGroup(TyperGroup):
    """A group of commands whose help page is in French."""

    command_class = FrenchCommand

    def get_help(self, ctx: Any) -> str:
        return told(super().get_help(ctx))


def told(page: str) -> str:
    """A help page with typer's own words in French."""
    for english, french in _WORDS:
        page = english.sub(french, page)
    return page


def usage_sentence(error: typer.TyperException, commands: tuple[str, ...]) -> tuple[str, str]:
    """What is wrong in a command line, and what to do: two French sentences."""
    message = str(getattr(error, "message", error))
    path = getattr(getattr(error, "ctx", None), "command_path", "degraded-mode")
    advice = f"« {path} --help » montre ce qui peut être donné."
    if option := getattr(error, "option_name", ""):
        if _NEEDS_VALUE.search(message):
            return f"l'option « {option} » attend une valeur.", advice
        if _TAKES_NONE.search(message):
            return f"l'option « {option} » ne prend pas de valeur.", advice
        near = nearest(option, getattr(error, "possibilities", None) or ())
        return f"l'option « {quoted(option)} » n'existe pas ici.", f"vouliez-vous « {near} » ?" if near else advice
    if extra := _EXTRA.search(message):
        return f"« {quoted(extra['what'])} » est de trop.", advice
    if unknown := _COMMAND.search(message):
        group = getattr(getattr(error, "ctx", None), "command", None)
        known = tuple(getattr(group, "commands", None) or commands)
        near = nearest(unknown["what"], known)
        meant = f"vouliez-vous « {near} » ?" if near else f"commandes : {', '.join(known)}."
        return f"la commande « {quoted(unknown['what'])} » n'existe pas.", meant
    if type(error).__name__ == "MissingParameter":
        return f"il manque {_named(getattr(error, 'param', None))}.", advice
    return f"{message}.", advice


def _named(parameter: object) -> str:
    """A parameter as one types it: `PROCÉDURE`, `--site SITE`."""
    word = str(getattr(parameter, "metavar", None) or getattr(parameter, "name", ""))
    options = [option for option in getattr(parameter, "opts", ()) if option.startswith("-")]
    return f"{options[0]} {word}" if options else word
