"""One page per kind of record: every key with its French title, what it holds, whether it must be there, an example."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import yaml
from pydantic import JsonValue

from degraded_mode.interop.json_schema import NAMES, TITLES
from degraded_mode.model.kind import FOLDERS, Kind
from docs.site.format_parts import SHARED, Anatomy, Key, Part

ABOUT: Final[Mapping[Kind, str]] = {
    Kind.ESTABLISHMENT: "Le groupe, ses sites, leurs lieux, et les séries de numéros provisoires de chaque entrée.",
    Kind.UNIT: "Les services : ce qu'ils supportent de perdre, pendant combien de temps, et le papier qui remplace.",
    Kind.SYSTEM: "Tout ce qui peut être perdu (courant, réseau, application, téléphone…) et ce dont chacun dépend.",
    Kind.ROLE: "Les rôles : des fonctions, jamais des personnes.",
    Kind.CONTACT: "Qui joindre, par quels canaux, et quel système porte chaque canal.",
    Kind.FORM: "Une fiche papier, champ par champ, et ce que chaque champ devient à la reprise.",
    Kind.REFERENCE: "Un document dont un service a besoin sur papier : table de doses, menu réduit, liste, plan.",
    Kind.KIT: "Les réserves de papier et de matériel : ce qu'elles contiennent, où elles sont, qui les contrôle.",
    Kind.MESSAGE: "Un texte prêt à diffuser : SMS, affiche, annonce, communiqué, point de situation.",
    Kind.ROUTINE: "Ce qui se fait chaque jour pour que le papier existe avant la panne.",
    Kind.RUNBOOK: "Une procédure : quand elle sert, ses actions immédiates, ses phases et leurs étapes.",
    Kind.INJECT: "Des événements tout prêts, à glisser dans un exercice.",
    Kind.SCENARIO: "Un exercice : ce qui se perd, quand, et ce que l'on attend des équipes.",
    Kind.EVIDENCE: "Ce qui prouve que le plan vit : exercices, pannes réelles, contrôles, appels, formations.",
    Kind.IGNORE: "Les constats que l'on accepte pour un temps : lesquels, pourquoi, jusqu'à quand, et qui en répond.",
}
"""One sentence on each kind, for who has never opened its file."""

# A quoted value as a whole, never the apostrophes of a sentence.
_QUOTED = re.compile(r"""(?<=[ \[])'([^'"\n]+)'(?=[,\]}\n])""")

INDEX: Final = """# Le format des fichiers

Un dossier est un établissement ou un groupe. Chaque genre d'enregistrement a son fichier, ou son dossier de fichiers
quand il en faut plusieurs ; ce qu'un site change est rangé sous `sites/<site>/`, aux mêmes noms. Les clés sont en
anglais, ce qu'elles contiennent est en français.

Trois règles d'écriture valent partout :

- l'**identifiant** (`id`) nomme un enregistrement : lettres sans accent, chiffres et tirets. On ne le change plus ;
- une **durée** s'écrit `2 min`, `1 h 30` ou `3 d` ;
- une **clé inconnue** est une erreur : une faute de frappe ne passe pas en silence.

Ces pages sont produites à partir du schéma que les éditeurs de texte affichent (`degraded-mode schema`).

| Genre et fichier | Ce que c'est |
|---|---|
"""


def pages() -> Iterator[tuple[str, str]]:
    """The path and the text of each page of the format, the index first."""
    rows = (f"| [{TITLES[kind]}]({NAMES[kind]}.md) `{FOLDERS[kind]}` | {ABOUT[kind]} |" for kind in Kind)
    order = "\n".join(NAMES[kind] for kind in Kind)
    yield "format/index.md", f"{INDEX}{chr(10).join(rows)}\n\n```{{toctree}}\n:hidden:\n\n{order}\n```\n"
    for kind in Kind:
        yield f"format/{NAMES[kind]}.md", page(kind)


def page(kind: Kind) -> str:
    """The page of a kind, in Markdown."""
    anatomy = Anatomy(kind)
    parts = list(anatomy.parts())
    # Where blocks are many, the contents of the page lists blocks only: three hundred keys are no help, and are slow.
    depth = "---\ntocdepth: 2\n---\n" if len(parts) > 20 else ""
    head = f"{depth}# {TITLES[kind]}\n\n{ABOUT[kind]}\n\nOù : {_where(kind)}.\n"
    return "\n".join([head, *(line for part in parts for line in _part(anatomy, part))])


def _where(kind: Kind) -> str:
    folder = FOLDERS[kind]
    return f"`{folder}.yaml` ou `{folder}/`"


def _part(anatomy: Anatomy, part: Part) -> Iterator[str]:
    yield f"({anatomy.anchor(part.name)})=\n## {part.heading}\n"
    if part.completed:
        yield f"En plus des [clés communes à toute étape](#{anatomy.anchor(SHARED)}) :\n"
    for key in part.keys:
        yield f"### `{key.name}` : {key.title}\n\n{key.told}\n\n{_measure(key)}\n"
        yield f"```yaml\n{written({key.name: key.example})}```\n"


def _measure(key: Key) -> str:
    """Whether the key must be there, what it holds, and what holds without it."""
    must = "**Obligatoire**" if key.required else "Facultatif"
    default = f" Sans elle : `{written(key.default).strip()}`." if key.default not in (None, [], {}) else ""
    return f"{must} · {key.written}.{default}"


class _Hand(yaml.SafeDumper):
    """Sets the items of a list back under their key, as a person does."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=flow and indentless)


def written(value: JsonValue) -> str:
    """The value as a hospital's file would write it: what has no depth stands on its line."""
    flat = isinstance(value, dict) and not any(isinstance(one, dict | list) for one in value.values())
    style = False if flat else None
    text: str = yaml.dump(value, Dumper=_Hand, allow_unicode=True, sort_keys=False, default_flow_style=style, width=88)
    return _QUOTED.sub(_as_typed, text.removesuffix("...\n"))


def _as_typed(found: re.Match[str]) -> str:
    """A date needs no quotation marks, since all is text first; elsewhere they are double."""
    return found[1] if re.fullmatch(r"\d{4}-\d\d-\d\d", found[1]) else f'"{found[1]}"'
