"""Text that stands where a key or an item of a list should start: a quote or a bracket too many, a wrong indent."""

import re

from degraded_mode.source import objections
from degraded_mode.source.broken_sentences import quoted_line, value_start
from degraded_mode.source.fault import Failure, Fault, indent_of


def closing(failure: Failure) -> Fault:
    return failure.remark(
        f"« {failure.character} » ne ferme rien",
        "l'effacer, ou ajouter celui qui ouvre ; s'il fait partie du texte, mettre la phrase entre guillemets.",
    )


def misplaced(failure: Failure) -> Fault:
    """Text where a key or an item of a list should start."""
    if failure.character in ("]", "}"):
        return closing(failure)
    head = failure.before.rstrip()
    scalar = failure.last_scalar
    if scalar is not None and scalar.style in ("'", '"') and _ends_just_before(failure, scalar.end_mark.index):
        return _after_quote(failure, scalar.start_mark.index, scalar.end_mark.index)
    if head.endswith(("]", "}", '"', "'")):
        return failure.remark(
            f"du texte suit « {head[-1]} », qui termine la valeur",
            quoted_line(failure, None, "mettre toute la phrase entre guillemets"),
            sign=value_start(failure) if head[-1] in "]}" else None,
        )
    return _misaligned(failure)


def _ends_just_before(failure: Failure, end: int) -> bool:
    return not failure.text[end : failure.at].strip(" \t")


def _after_quote(failure: Failure, start: int, end: int) -> Fault:
    sign = failure.text[start : start + 1]
    if failure.lines.position(start).line != failure.lines.position(end).line:
        return failure.remark(
            f"ce guillemet {sign} est ouvert ici et n'est pas fermé à la fin de sa phrase",
            f"ajouter {sign} à la fin de la phrase.",
            at=start,
        )
    what = "apostrophe" if sign == "'" else "guillemet"
    return failure.remark(
        f"du texte suit {'cette ' if sign == chr(39) else 'ce '}{what}, qui termine la valeur",
        quoted_line(failure, start, "mettre toute la phrase entre guillemets"),
        sign=start if sign == '"' else None,
    )


def _misaligned(failure: Failure) -> Fault:
    if failure.character == ":":
        return Fault(objections.empty_key(failure.at, ()))
    column = len(failure.before)
    is_item = re.match(r"-(?:\s|$)", failure.after) is not None
    above = _lines_above(failure)
    keys = {indent_of(line) for line in above}
    dashes = {found.start() for line in above for found in re.finditer("-", line[: indent_of(line)])}
    if column in (keys if is_item else dashes):
        return failure.remark(
            "un tiret de liste parmi des clés" if is_item else "cette ligne n'a pas de tiret, dans une liste qui en a",
            "un bloc a soit des clés, soit des tirets ; si la ligne appartient à celle du dessus, la décaler vers la "
            "droite.",
        )
    wanted = dashes if is_item and dashes else keys
    shift = min((abs(place - column) for place in wanted), default=0)
    if shift == 0:
        return unknown(failure)
    near = " ou ".join(str(place) for place in sorted(wanted) if abs(place - column) == shift)
    return failure.remark(
        "cette ligne n'est alignée avec aucune de celles du dessus",
        f"nombre d'espaces devant elle : {column} ; devant ses voisines : {near}.",
    )


def _lines_above(failure: Failure) -> list[str]:
    """The lines of the same block: as far up as the last one without indent."""
    lines = []
    for number in range(failure.line - 1, 0, -1):
        line = failure.lines.line(number)
        if line.strip() and not line.lstrip().startswith("#"):
            lines.append(line)
            if not line.startswith((" ", "-")):
                break
    return lines


def unknown(failure: Failure) -> Fault:
    return failure.remark(
        "à partir d'ici, le texte n'est plus lisible",
        "comparer avec les lignes voisines : retraits, deux-points, guillemets, crochets ; en cas de doute, mettre la "
        "phrase entre guillemets.",
    )
