"""`degraded-mode explain`: what a code means, why it exists, what it refuses and what it accepts."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final

from degraded_mode.cli.codes import Known, without_card
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.report import WORDS
from degraded_mode.cli.terminal import say, warn
from degraded_mode.language.nearness import as_identifier, nearest, quoted
from degraded_mode.language.typography import typeset
from degraded_mode.language.wrapping import wrap
from degraded_mode.lint.card import Card, read_card
from degraded_mode.lint.registry import FAMILIES, RULES
from degraded_mode.lint.rule import Rule

WIDTH: Final = 80
INDENT: Final = "  "


def explain_code(code: str) -> int:
    """Prints the card of a rule, by its code or its name, or the list of the rules when neither is given."""
    if not code:
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
        f"vouliez-vous « {found.code} » ({found.slug}) ?" if found else "« degraded-mode explain » les montre toutes."
    )
    warn(typeset(f"conseil : {meant}"))
    return Exit.USAGE


def card_of(rule: Rule) -> Card:
    """The card that comes with a rule."""
    file = files("degraded_mode.lint").joinpath("cards", f"{rule.code}.md")
    return read_card(rule.code, file.read_text(encoding="utf-8"))


def _plain(code: str) -> str:
    """A code as it is compared: `con-001`, `CON 001` and `con001` are one code, « numéro-répété » is its slug."""
    return as_identifier(code).replace("-", "")


def _listed() -> Iterator[str]:
    for family, title in FAMILIES.items():
        yield typeset(f"{family}  {title}")
        for rule in RULES:
            if rule.code.startswith(family):
                yield from _wrapped(f"{rule.code}  {WORDS[rule.severity]} : {card_of(rule).title}")
        yield ""
    yield typeset("« degraded-mode explain CODE » explique une règle.")


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
