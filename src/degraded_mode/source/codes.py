"""The stable codes of what reading a file finds, each with its short name."""

from enum import StrEnum


class Code(StrEnum):
    """Kept for ever: baselines, ignores and habits name them. A code that is retired is not given again."""

    ENCODING = "YAML001"
    TOO_LARGE = "YAML002"
    TOO_DEEP = "YAML003"
    ANCHOR = "YAML004"
    TAG = "YAML005"
    MERGE_KEY = "YAML006"
    SECOND_DOCUMENT = "YAML007"
    REPEATED_KEY = "YAML008"
    FORBIDDEN_CHARACTER = "YAML009"
    SYNTAX = "YAML010"
    COLON = "YAML011"
    NOTHING = "YAML012"
    HASH = "YAML013"
    INDENTATION = "YAML014"
    LOOK_ALIKE = "YAML015"
    COMPOSED_KEY = "YAML016"
    EMPTY_KEY = "YAML017"
    TOO_MANY = "YAML018"
    LINE_END = "YAML019"
    DIRECTIVE = "YAML020"
    BINARY = "YAML021"

    @property
    def slug(self) -> str:
        return SLUGS[self]


SLUGS = {
    Code.ENCODING: "encodage",
    Code.TOO_LARGE: "taille",
    Code.TOO_DEEP: "profondeur",
    Code.ANCHOR: "ancre-alias",
    Code.TAG: "balise",
    Code.MERGE_KEY: "cle-fusion",
    Code.SECOND_DOCUMENT: "plusieurs-documents",
    Code.REPEATED_KEY: "cle-repetee",
    Code.FORBIDDEN_CHARACTER: "caractere-interdit",
    Code.SYNTAX: "syntaxe",
    Code.COLON: "deux-points-francais",
    Code.NOTHING: "fichier-vide",
    Code.HASH: "phrase-coupee-par-diese",
    Code.INDENTATION: "tabulation",
    Code.LOOK_ALIKE: "lettre-sosie",
    Code.COMPOSED_KEY: "cle-composee",
    Code.EMPTY_KEY: "cle-vide",
    Code.TOO_MANY: "trop-de-valeurs",
    Code.LINE_END: "fin-de-ligne",
    Code.DIRECTIVE: "directive",
    Code.BINARY: "fichier-binaire",
}
