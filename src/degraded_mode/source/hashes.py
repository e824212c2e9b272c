"""The sign # after a space starts a comment in YAML: `poste # 3` says `poste`, and nothing complains."""

import re
from collections.abc import Iterator

_CANNOT_END = re.compile(r"\b(?:le|la|les|de|du|des|au|aux|à|sur|sous|par|et|ou|puis|avec|touche)$", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:poste|chambre|lit|box|salle|bureau|porte|ligne|étage|n°|numéro)$", re.IGNORECASE)
_NUMBER = re.compile(r"#[ ]?\d+[.,;!?»)\s]*$")
_PAIRS = (("(", ")"), ("«", "»"))


def cut_by_hash(text: str) -> Iterator[int]:
    """Indexes of the spaces before a # that certainly cuts a sentence: an ordinary comment is never among them.

    Certain is: one space before the sign, and the words before it cannot end there (an article, a preposition, a
    bracket that closes after the sign, `poste` before a number).
    """
    sign = text.find("#")
    while sign >= 0:
        if text[sign - 1 : sign] in ("", " ", "\n"):
            end = text.find("\n", sign)
            comment = text[sign : end if end >= 0 else len(text)]
            if sign > 1 and text[sign - 1] == " " and text[sign - 2] not in " \n":
                before = text[text.rfind("\n", 0, sign) + 1 : sign - 1]
                if _cuts(before, comment):
                    yield sign - 1
            sign += len(comment) - 1
        sign = text.find("#", sign + 1)


def _cuts(before: str, after: str) -> bool:
    if any(before.count(opening) > before.count(closing) and closing in after for opening, closing in _PAIRS):
        return True
    return bool(_CANNOT_END.search(before) or (_NUMBERED.search(before) and _NUMBER.match(after)))
