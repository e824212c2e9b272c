"""From what a parser says when it gives up, in English and about YAML, to a French sentence about the file."""

import re
from collections.abc import Callable
from typing import Any

from degraded_mode.language.nearness import quoted
from degraded_mode.source.broken_sentences import broken_by_colon, broken_by_flow_colon, quoted_line
from degraded_mode.source.codes import Code
from degraded_mode.source.fault import Failure, Fault
from degraded_mode.source.misplaced import closing, misplaced, unknown
from degraded_mode.source.objections import in_quotes
from degraded_mode.source.positions import Lines


def diagnose(text: str, lines: Lines, error: Exception, last_scalar: Any) -> Fault:
    """What is wrong where a parser gave up. `last_scalar` is the last event with text that it delivered."""
    failure = Failure.of(text, lines, error, last_scalar)
    for pattern, explain in _EXPLANATIONS:
        if pattern.search(failure.said):
            return explain(failure)
    return unknown(failure)


def _reserved(failure: Failure) -> Fault:
    return failure.remark(
        f"une valeur ne peut pas commencer par « {failure.character} »",
        quoted_line(failure, failure.at, "mettre la valeur entre guillemets"),
        sign=failure.at,
    )


def _open_quote(failure: Failure) -> Fault:
    sign = failure.text[failure.since : failure.since + 1]
    return failure.remark(
        f"ce guillemet {sign} est ouvert ici et n'est fermé nulle part",
        f"ajouter {sign} à la fin de la phrase.",
        at=failure.since,
    )


def _escape(failure: Failure) -> Fault:
    at = failure.text.rfind("\\", failure.since, failure.at + 1)
    sequence = failure.text[at : at + 2]
    return failure.remark(
        f"« {sequence} » ne veut rien dire entre guillemets doubles",
        "entre apostrophes, la barre oblique inverse s'écrit telle quelle : `'C:\\dossier'`.",
        at=at,
    )


def _open_bracket(failure: Failure) -> Fault:
    opening = failure.text[failure.since : failure.since + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    same_line = failure.lines.position(failure.since).line == failure.line
    if failure.character == ":" and not same_line and closing in failure.after:
        return failure.remark(
            "il manque une virgule à la fin de la ligne du dessus",
            "entre crochets ou accolades, chaque élément finit par une virgule.",
            at=failure.line_start,
        )
    if failure.character == ":" and same_line:
        return broken_by_flow_colon(failure)
    if same_line and failure.character and failure.character not in "\r\n":
        return failure.remark(
            f"il faut ici une virgule ou « {closing} »",
            "séparer les éléments par des virgules ; une phrase qui contient des guillemets, une virgule ou des "
            "crochets se met tout entière entre guillemets.",
        )
    return failure.remark(
        f"« {opening} » est ouvert ici et n'est pas fermé",
        f"ajouter « {closing} » à la fin de la liste ou du bloc.",
        at=failure.since,
    )


def _no_content(failure: Failure) -> Fault:
    if failure.character in ("]", "}"):
        return closing(failure)
    if failure.character == ",":
        return failure.remark("il manque une valeur devant cette virgule", "écrire la valeur, ou effacer la virgule.")
    if failure.character == "-":
        return failure.remark(
            "un tiret n'a pas sa place entre des crochets ou des accolades",
            "écrire la liste sans crochets, un tiret par ligne ; ou sans tirets, avec des virgules.",
        )
    return failure.remark(
        f"il manque une valeur devant « {failure.character} »" if failure.character else "il manque une valeur ici",
        "écrire la valeur, ou mettre la phrase entre guillemets.",
    )


def _no_colon(failure: Failure) -> Fault:
    line = failure.lines.line(failure.lines.position(failure.since).line).strip()
    key = re.match(r"(?:- +)*([\w-]+)(?=[ \[{\"']|$)", line)
    if line[:1] in ("'", '"'):
        return failure.remark(
            f"ce guillemet {line[0]} est ouvert ici et n'est pas fermé à la fin de sa phrase",
            f"ajouter {line[0]} à la fin de la phrase.",
            at=failure.since,
        )
    if glued := re.match(r"(?:- +)*([\w-]+):(?=\S)", line):
        return failure.remark(
            f"il manque une espace après « {glued[1]}: »",
            f"écrire `{glued[0]} {line[glued.end() :]}`.",
            at=failure.since,
        )
    example = f"`{key[1]}: …`" if key else "`cle: …`"
    return failure.remark(
        f"« {quoted(line)} » : il manque « : » après le nom de la clé",
        f"écrire {example} ; si c'est la suite de la phrase du dessus, décaler la ligne vers la droite.",
        at=failure.since,
    )


def _dash(failure: Failure) -> Fault:
    return failure.remark(
        "une liste ne commence pas sur la ligne de sa clé",
        "mettre chaque tiret sur sa propre ligne, sous la clé ; si c'est une phrase qui commence par un tiret, la "
        "mettre entre guillemets.",
    )


def _question(failure: Failure) -> Fault:
    return failure.remark(
        "une valeur ne peut pas commencer par « ? » suivi d'une espace",
        quoted_line(failure, failure.at, "mettre la valeur entre guillemets"),
        sign=failure.at,
    )


def _named(failure: Failure) -> Fault:
    sign = failure.text[failure.since : failure.since + 1]
    return failure.remark(
        f"« {sign} » en tête d'une valeur annonce un renvoi, ce qui n'est pas admis dans une procédure",
        quoted_line(failure, failure.since, "si le signe fait partie du texte, mettre la phrase entre guillemets"),
        at=failure.since,
        code=Code.ANCHOR,
        sign=failure.since,
    )


def _tagged(failure: Failure) -> Fault:
    return failure.remark(
        "« ! » en tête d'une valeur annonce une balise, ce qui n'est pas admis dans une procédure",
        quoted_line(failure, failure.since, "si le signe fait partie du texte, mettre la phrase entre guillemets"),
        at=failure.since,
        code=Code.TAG,
        sign=failure.since,
    )


def _directive(failure: Failure) -> Fault:
    return failure.remark(
        "une ligne ne peut pas commencer par « % »",
        f"si c'est du texte, le mettre entre guillemets : `{in_quotes(failure.lines.line(failure.line).strip())}`",
        at=failure.since,
        code=Code.DIRECTIVE,
    )


def _block_text(failure: Failure) -> Fault:
    sign = failure.text[failure.since : failure.since + 1]
    return failure.remark(
        f"« {sign} » en tête d'une valeur annonce un texte qui commence à la ligne suivante",
        quoted_line(failure, failure.since, "passer à la ligne après ce signe, ou mettre la phrase entre guillemets"),
        at=failure.since,
    )


def _after_the_end(failure: Failure) -> Fault:
    if not re.search(r"^(?:\.\.\.|---)", failure.text[: failure.at], re.MULTILINE):
        return failure.remark(
            "cette ligne n'a rien à voir avec ce qui est au-dessus",
            "un fichier est soit une suite de clés suivies de « : », soit une liste de tirets.",
        )
    return failure.remark(
        "« ... » ou « --- » termine le document ; la suite n'est pas lue",
        "effacer cette ligne, ou mettre la suite dans un autre fichier.",
        code=Code.SECOND_DOCUMENT,
    )


_EXPLANATIONS: tuple[tuple[re.Pattern[str], Callable[[Failure], Fault]], ...] = tuple(
    (re.compile(pattern), explain)
    for pattern, explain in (
        # In the order of the most precise; first the words of libyaml, then those of PyYAML where they differ.
        (r"mapping values are not allowed", broken_by_colon),
        (r"cannot start any token", _reserved),
        (r"quoted scalar: found unexpected (?:end of stream|document)", _open_quote),
        (r"quoted scalar: .*(?:escape|hexdecimal)", _escape),
        (r"expected ',' or '[\]}]'", _open_bracket),
        (r"expected (?:the )?node content", _no_content),
        (r"scanning an? (?:anchor|alias)", _named),
        (r"(?:scanning|parsing) a tag|tag handle", _tagged),
        (r"directive|incompatible YAML", _directive),
        (r"scanning a block scalar", _block_text),
        (r"could not find expected ':'", _no_colon),
        (r"sequence entries are not allowed", _dash),
        (r"mapping keys are not allowed", _question),
        (r"<document start>", _after_the_end),
        (r"expected key|'-' indicator|expected <block end>", misplaced),
    )
)
