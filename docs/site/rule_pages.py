"""One page per rule, from its card, and the page of the codes that no rule bears."""

from collections.abc import Iterator, Mapping
from string import digits

from degraded_mode.cli.codes import FAMILIES as WITHOUT_RULES
from degraded_mode.cli.codes import without_card
from degraded_mode.cli.explain import card_of
from degraded_mode.cli.report import WORDS
from degraded_mode.lint.profile import Profile, severity_under
from degraded_mode.lint.registry import FAMILIES, RULES
from degraded_mode.lint.rule import Rule

PROFILES: Mapping[Profile, str] = {
    Profile.DAILY: "chaque jour",
    Profile.CRISIS: "pendant une crise",
    Profile.AUDIT: "pour un audit",
}

CODES = """# Codes sans règle

Ce que le programme dit d'un fichier qui ne se lit pas, d'une page qui ne tient pas ou de lui-même. Il n'y a rien à en
expliquer que le message ne dise ; [Messages d'erreur](messages-d-erreur.md) les montre en situation.
"""


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of the page of each rule, then of the codes without rule."""
    for rule in RULES:
        yield f"regles/{rule.code}.md", page(rule)
    yield "codes.md", "\n".join([CODES, *_codes()])


def page(rule: Rule) -> str:
    """The page of a rule, in Markdown: what its card says, and how serious it is by what a check is for."""
    card, family = card_of(rule), rule.code[:3]
    rows = "\n".join(f"| `{profile}` ({said}) | {_severity(profile, rule)} |" for profile, said in PROFILES.items())
    return "\n\n".join(
        [
            # Out of the contents: the theme writes them whole on each page, and a hundred rules would drown them.
            f"---\norphan: true\n---\n# {rule.code} : {card.title}",
            f"Nom court : `{rule.slug}`. Famille {family} : {FAMILIES[family]}. [Toutes les règles](index.md).",
            f"| Profil | Gravité |\n|---|---|\n{rows}",
            f"## Pourquoi\n\n{card.why}",
            f"## Source\n\n{card.source}",
            f"## À éviter\n\nLa ligne marquée `# ←` est celle que le programme montre.\n\n{_examples(card.bad)}",
            f"## À écrire\n\n{_examples(card.good)}\n",
        ]
    )


def _severity(profile: Profile, rule: Rule) -> str:
    severity = severity_under(profile, rule)
    return WORDS[severity] if severity else "non jugé"


def _examples(examples: Mapping[str, str]) -> str:
    return "\n\n".join(f"`{path}`\n\n```yaml\n{text}```" for path, text in examples.items())


def _codes() -> Iterator[str]:
    for family in dict.fromkeys(one.code.rstrip(digits) for one in without_card()):
        known = [one for one in without_card() if one.code.startswith(family)]
        yield f"## {family} : {WITHOUT_RULES.get(family) or FAMILIES[family]}\n"
        yield f"{known[0].told.replace(known[0].code, 'Chacun de ces codes', 1)}\n"
        yield "| Code | Nom | Moment |\n|---|---|---|"
        yield from (f"| {one.code} | {one.slug} | {one.found} |" for one in known)
        yield ""
