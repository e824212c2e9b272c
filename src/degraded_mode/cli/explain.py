"""`degraded-mode explain`: what a code means, why it exists, what it refuses and what it accepts."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final

from degraded_mode.cli.codes import FAMILIES as WITHOUT_RULES
from degraded_mode.cli.codes import Known, without_card
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.report import WORDS
from degraded_mode.cli.terminal import say, warn
from degraded_mode.language.nearness import as_identifier, nearest, quoted
from degraded_mode.language.typography import typeset
from degraded_mode.language.wrapping import wrap
from degraded_mode.lint.card import Card, read_card
from degraded_mode.lint.profile import Profile, severity_under
from degraded_mode.lint.registry import FAMILIES, RULES
from degraded_mode.lint.rule import Rule
from degraded_mode.source.findings import Severity

WIDTH: Final = 80
INDENT: Final = "  "

SIGNS: Final = {Severity.ERROR: "E", Severity.WARNING: "A", Severity.INFO: "R"}
UNJUDGED: Final = "·"


def explain_code(code: str, *, listed: bool = False) -> int:
    """Prints the card of a rule, by its code or its name, or the list of all codes when none is given."""
    if not code or listed:
        say("\n".join(_listed()))
        return Exit.CLEAN
    wanted = _plain(code)
    rule = next((one for one in RULES if wanted in (_plain(one.code), _plain(one.slug))), None)
    if rule:
        say("\n".join(_explained(rule, card_of(rule))))
        return Exit.CLEAN
    known = next((one for one in without_card() if wanted in (_plain(one.code), _plain(one.slug))), None)
    if known:
        say("\n".join((f"{known.code}  {known.slug}  ({known.found})", *_wrapped(known.told))))
        return Exit.CLEAN
    everything: list[Rule | Known] = [*RULES, *without_card()]
    near = nearest(wanted, [_plain(name) for one in everything for name in (one.code, one.slug)])
    found = next((one for one in everything if near in (_plain(one.code), _plain(one.slug))), None)
    warn(typeset(f"erreur : aucun code ne s'appelle « {quoted(code)} »."))
    meant = (
        f"vouliez-vous « {found.code} » ({found.slug}) ?"
        if found
        else "« degraded-mode explain --list » les montre tous."
    )
    warn(typeset(f"conseil : {meant}"))
    return Exit.USAGE


def card_of(rule: Rule) -> Card:
    """The card that comes with a rule."""
    return read_card(rule.code, card_text(rule))


def card_text(rule: Rule) -> str:
    """The card as it is written, in Markdown."""
    return files("degraded_mode.lint").joinpath("cards", f"{rule.code}.md").read_text(encoding="utf-8")


def _plain(code: str) -> str:
    """A code as it is compared: `con-001`, `CON 001` and `con001` are one code, « numéro-répété » is its slug."""
    return as_identifier(code).replace("-", "")


def _listed() -> Iterator[str]:
    """Every code on one line, family by family; a rule says how serious it is, by profile where that differs."""
    signs = ", ".join(f"{sign} {WORDS[severity]}" for severity, sign in SIGNS.items())
    yield from wrap(typeset(f"{signs}, {UNJUDGED} non jugé ; trois signes : profils {', '.join(Profile)}."), WIDTH)
    for family, title in {**FAMILIES, **WITHOUT_RULES}.items():
        yield typeset(f"\n{family}  {title}")
        for known in without_card():
            if known.code.startswith(family):
                yield f"{INDENT}{known.code}  {known.slug}"
        for rule in RULES:
            if rule.code.startswith(family):
                yield typeset(f"{INDENT}{rule.code}  {_signs(rule):<{len(Profile)}}  {card_of(rule).title}")
    yield typeset("\n« degraded-mode explain CODE » explique un code.")


def _signs(rule: Rule) -> str:
    """One sign when every profile says the same, otherwise one for each."""
    severities = [severity_under(profile, rule) for profile in Profile]
    signs = [SIGNS[severity] if severity else UNJUDGED for severity in severities]
    return signs[0] if len(set(signs)) == 1 else "".join(signs)


def _explained(rule: Rule, card: Card) -> Iterator[str]:
    yield f"{rule.code}  {rule.slug}  ({WORDS[rule.severity]})"
    yield typeset(card.title)
    for heading, text in (("Pourquoi", card.why), ("Source", card.source)):
        yield f"\n{heading}"
        for index, paragraph in enumerate(text.split("\n\n")):
            if index:
                yield ""
            yield from _wrapped(" ".join(paragraph.split()))
    for heading, examples in (("À éviter", card.bad), ("À écrire", card.good)):
        yield f"\n{heading}"
        yield from _shown(examples)


def _wrapped(text: str) -> tuple[str, ...]:
    return wrap(typeset(text), WIDTH, INDENT)


def _shown(examples: Mapping[str, str]) -> Iterator[str]:
    for path, text in examples.items():
        yield f"{INDENT}{path}"
        for line in text.splitlines():
            yield f"{INDENT * 2}{line}".rstrip()
