"""The sentences for what YAML allows and a runbook does not."""

from degraded_mode.language.nearness import quoted
from degraded_mode.source.builder import DEEPEST, MOST_NODES
from degraded_mode.source.codes import Code
from degraded_mode.source.findings import Severity
from degraded_mode.source.place import Route
from degraded_mode.source.remark import Remark


def anchor(offset: int, name: str) -> Remark:
    return Remark(
        Code.ANCHOR,
        offset,
        f"« &{name} » donne un nom à une valeur (ancre) : les renvois ne sont pas admis dans une procédure",
        f"effacer « &{name} », et écrire la valeur en entier partout où elle sert ; si le signe fait partie du texte, "
        "mettre la phrase entre guillemets.",
        values=(name,),
    )


def alias(offset: int, name: str) -> Remark:
    return Remark(
        Code.ANCHOR,
        offset,
        f"« *{name} » renvoie à une valeur écrite ailleurs (alias) : les renvois ne sont pas admis dans une procédure",
        "écrire ici la valeur en entier ; si l'étoile fait partie du texte, mettre la phrase entre guillemets.",
        values=(name,),
    )


def tag(offset: int, name: str) -> Remark:
    return Remark(
        Code.TAG,
        offset,
        f"« {name} » est une balise : chaque valeur est lue comme un texte, sans balise",
        "effacer la balise ; si le point d'exclamation fait partie du texte, mettre la phrase entre guillemets.",
        values=(name,),
    )


def merge_key(offset: int, route: Route) -> Remark:
    return Remark(
        Code.MERGE_KEY,
        offset,
        "« << » recopie un autre bloc (clé de fusion) : ce n'est pas admis dans une procédure",
        "écrire ici les clés en entier.",
        route=route,
    )


def repeated_key(offset: int, key: str, first: int, route: Route) -> Remark:
    return Remark(
        Code.REPEATED_KEY,
        offset,
        f"la clé « {quoted(key)} » est déjà écrite plus haut dans ce bloc ; seule la première est lue",
        "garder une seule des deux, ou réunir leurs valeurs.",
        values=(key,),
        related=(first,),
        route=(*route, key),
        at_key=True,
    )


def composed_key(offset: int, route: Route) -> Remark:
    return Remark(
        Code.COMPOSED_KEY,
        offset,
        "une clé est un mot, pas une liste ni un bloc",
        "si les crochets ou les accolades font partie du texte, mettre la phrase entre guillemets.",
        route=route,
    )


def empty_key(offset: int, route: Route) -> Remark:
    return Remark(
        Code.EMPTY_KEY,
        offset,
        "il manque le nom de la clé devant « : »",
        "écrire le nom de la clé ; si c'est une phrase qui commence par « : », la mettre entre guillemets.",
        route=route,
    )


def second_document(offset: int) -> Remark:
    return Remark(
        Code.SECOND_DOCUMENT,
        offset,
        "« --- » commence un second document dans le même fichier ; la suite n'est pas lue",
        "effacer cette ligne, ou mettre la suite dans un autre fichier.",
    )


def directive(offset: int, line: str) -> Remark:
    return Remark(
        Code.DIRECTIVE,
        offset,
        f"« {quoted(line)} » est une directive YAML : il n'en faut pas dans une procédure",
        "effacer cette ligne.",
        values=(quoted(line),),
    )


def too_deep(offset: int) -> Remark:
    return Remark(
        Code.TOO_DEEP,
        offset,
        f"plus de {DEEPEST} blocs ou listes les uns dans les autres",
        "vérifier les crochets et les retraits ; une procédure n'en demande jamais autant.",
    )


def too_many(offset: int) -> Remark:
    thousands = f"{MOST_NODES // 1000} {MOST_NODES % 1000:03}"
    return Remark(
        Code.TOO_MANY,
        offset,
        f"plus de {thousands} clés et valeurs dans un seul fichier",
        "le découper en plusieurs fichiers.",
    )


def nothing(text: str) -> Remark:
    what = "ne contient que des commentaires" if text.strip() else "est vide"
    return Remark(Code.NOTHING, 0, f"ce fichier {what}", "le remplir, ou le supprimer.")


def no_character(offset: int, escape: str) -> Remark:
    return Remark(
        Code.FORBIDDEN_CHARACTER,
        offset,
        f"« {quoted(escape)} » n'est le code d'aucun caractère",
        "écrire le caractère lui-même, ou l'effacer.",
        values=(escape,),
    )


def carriage_return(offset: int, count: int) -> Remark:
    several = f" ({count} fois dans ce fichier)" if count > 1 else ""
    return Remark(
        Code.LINE_END,
        offset,
        f"retour chariot seul{several} : les lignes ne finissent pas partout au même endroit d'un logiciel à l'autre",
        "enregistrer le fichier avec des fins de ligne « LF » ou « CRLF ».",
    )


def tabs(offset: int, count: int) -> Remark:
    several = f" (comme {count - 1} autres lignes de ce fichier)" if count > 2 else ""
    several = " (comme une autre ligne de ce fichier)" if count == 2 else several
    return Remark(
        Code.INDENTATION,
        offset,
        f"cette ligne est décalée par une tabulation{several}",
        "remplacer chaque tabulation par des espaces, deux par niveau.",
    )


def cut_by_colon(offset: int, sentence: str, route: Route) -> Remark:
    return Remark(
        Code.COLON,
        offset,
        f"« : » coupe cette phrase en deux pour YAML ; elle est lue ici d'un seul tenant : « {quoted(sentence)} »",
        f"mettre la phrase entre guillemets : `- {in_quotes(sentence)}`",
        values=(sentence,),
        route=route,
        severity=Severity.WARNING,
    )


def cut_by_hash(offset: int, kept: str, lost: str, route: Route) -> Remark:
    return Remark(
        Code.HASH,
        offset,
        f"« # » après une espace commence un commentaire : il ne reste que « {quoted(kept)} »",
        f"mettre la phrase entre guillemets : `{in_quotes(kept + lost)}`",
        values=(kept,),
        route=route,
        severity=Severity.WARNING,
    )


def in_quotes(text: str) -> str:
    """The text as a YAML scalar that says exactly it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
