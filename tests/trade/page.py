"""The trade's table as a page of the documentation: `python -m tests.trade.page` writes it again."""

import sys
from collections.abc import Iterable, Iterator

from degraded_mode.language.typography import duration_words, typeset
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Runbook
from degraded_mode.model.trigger import BeforeEvent, LostFor
from degraded_mode.model.unit import Unit
from degraded_mode.render.names import Names
from tests.trade.rows import Part, Row, parts
from tests.trade.shelf import REPOSITORY, Answer, Shelf, open_shelf

PAGE = REPOSITORY / "docs" / "couverture-du-metier.md"

HEAD = """# Ce que le métier demande, et ce qui y répond

Un hôpital qui perd ses outils retrouve toujours les mêmes manques. Cette page les met en lignes : chaque service,
chaque fiche, chaque décision de la cellule, chaque panne qui a mal tourné ailleurs ; en face, la procédure, l'étape, la
fiche, le message, la règle ou la commande qui y répond ici. Une ligne à laquelle rien ne répond le dit.

Le dossier [`runbooks/`](../runbooks/) est celui d'un groupe fictif : ses délais et ses seuils sont des valeurs
d'exemple, à fixer par l'établissement. Une étape retirée, un champ de fiche supprimé, une règle qui change de code, et
l'essai dit quelle ligne a perdu sa réponse. Les lignes sont écrites dans `tests/trade/` ; titres, codes et étapes
viennent du dossier ; `python -m tests.trade.page` refait la page.
"""

NOTHING = "**Pas encore.**"


def page(shelf: Shelf, tables: Iterable[Part]) -> str:
    """The page, in Markdown."""
    tables = tuple(tables)
    return "\n".join([HEAD, *_counts(tables), *_holes(tables), *(_section(shelf, part) for part in tables)])


def answered(rows: Iterable[Row]) -> tuple[int, int, int]:
    """How many rows are answered, answered in part, not answered yet."""
    standing = [(bool(row.answers), row.lacking is None) for row in rows]
    return standing.count((True, True)), standing.count((True, False)), sum(not has for has, _ in standing)


def _counts(tables: tuple[Part, ...]) -> Iterator[str]:
    yield "| | Lignes | Répondues | En partie | Pas encore |\n|---|--:|--:|--:|--:|"
    for part in tables:
        yield _counted(part.title, part.rows)
    yield _counted("Total", [row for part in tables for row in part.rows]) + "\n"


def _counted(title: str, rows: Iterable[Row]) -> str:
    rows = tuple(rows)
    return f"| {title} | {len(rows)} | {' | '.join(str(count) for count in answered(rows))} |"


def _holes(tables: tuple[Part, ...]) -> Iterator[str]:
    yield "## Ce qui manque encore\n"
    for part in tables:
        for row in part.rows:
            if row.lacking:
                begun = "" if row.answers else f"{NOTHING} "
                yield typeset(f"- {_called(part, row)} *{row.missing}* {begun}{row.lacking}")
    yield ""


def _called(part: Part, row: Row) -> str:
    return f"Panne n° {row.name}." if part.file == "failures.yaml" else f"{part.title}, {row.name}."


def _section(shelf: Shelf, part: Part) -> str:
    services = part.file == "services.yaml"
    columns = (*part.columns, "Seuil", "Arrêt toléré", "Rang", "Décide la nuit") if services else part.columns
    lines = [f"## {part.title}\n", typeset(f"| {' | '.join(columns)} |"), "|---" * len(columns) + "|"]
    for row in part.rows:
        cells = [_first(shelf, row), row.missing, _answers(shelf, row), *(_figures(shelf, row) if services else ())]
        lines.append(typeset(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"))
    return "\n".join([*lines, ""])


def _first(shelf: Shelf, row: Row) -> str:
    """The row's name; a form's code with its title and the procedures that use it."""
    form = shelf.corpus.forms.get(row.name)
    return f"**{row.name}** {form.title}" if form else row.name


def _answers(shelf: Shelf, row: Row) -> str:
    found: dict[str, Answer] = {}
    for answer in filter(None, map(shelf.find, row.answers)):
        known = found.get(answer.link or answer.code)
        found[answer.link or answer.code] = known.with_parts(answer) if known else answer
    told = [_listed(answer) if answer.code == row.name else _told(answer) for answer in found.values()]
    if row.name in shelf.corpus.forms:
        told.append(_used(shelf, row.name))
    if row.lacking:
        told.append(f"{'*Manque encore :*' if row.answers else NOTHING} {row.lacking}")
    return "<br>".join(filter(None, told))


def _told(answer: Answer) -> str:
    link = f"[{answer.code}]({answer.link})" if answer.link else answer.code
    return f"{link} {answer.title}".strip() + (f" : {' ; '.join(answer.parts)}" if answer.parts else "")


def _listed(answer: Answer) -> str:
    """The fields of the row's own form."""
    return f"Champs : {' ; '.join(answer.parts)}"


def _used(shelf: Shelf, form: str) -> str:
    """The procedures that name a form, whatever the step does with it."""
    using = sorted(one.code for one in shelf.corpus.runbooks.values() if form in forms_of(one))
    return f"Sert dans {', '.join(using)}" if using else ""


def forms_of(runbook: Runbook) -> frozenset[str]:
    """The forms that the steps of a procedure use, hand out, send, receive, collect or key in."""
    found: set[str] = set()
    for placed in runbook.steps():
        found.update(placed.step.forms)
        for verb in ("issue", "collect", "send", "receive", "transfer", "reenter"):
            form = getattr(getattr(placed.step, verb, None), "form", None)
            found.update({form} if form else ())
    return frozenset(found)


def _figures(shelf: Shelf, row: Row) -> tuple[str, str, str, str]:
    """Of the procedures cited whole: threshold, tolerated stop, rank and night decider of their units."""
    corpus, names = shelf.corpus, Names(shelf.corpus)
    whole = [corpus.runbooks[name] for name in sorted(_whole(shelf, row))]
    units: list[Unit] = [unit for runbook in whole for unit in corpus.units_of(runbook)]
    return (
        "<br>".join(dict.fromkeys(words for runbook in whole for words in _thresholds(runbook))),
        " ; ".join(duration_words(one) for one in sorted({unit.tolerates for unit in units})),
        ", ".join(str(rank) for rank in sorted({unit.restoration_rank for unit in units})),
        ", ".join(dict.fromkeys(names.role(unit.decides.out_of_hours) for unit in units)),
    )


def _whole(shelf: Shelf, row: Row) -> frozenset[str]:
    cited = frozenset(target for target in row.answers if "#" not in target)
    return shelf.cited([row.model_copy(update={"answers": tuple(cited)})], Kind.RUNBOOK) & shelf.corpus.runbooks.keys()


def _thresholds(runbook: Runbook) -> Iterator[str]:
    """The shortest loss that calls for the procedure, and the events that it comes before."""
    losses = [one.lasting for one in runbook.trigger.any if isinstance(one, LostFor)]
    if losses:
        yield duration_words(min(losses))
    for one in runbook.trigger.any:
        if isinstance(one, BeforeEvent):
            yield f"{duration_words(one.by)} avant {one.before}"


if __name__ == "__main__":
    opened, written = open_shelf(), parts()
    if gone := [sentence for part in written for sentence in opened.lost(part)]:
        sys.exit("\n".join(gone))
    PAGE.write_text(page(opened, written), encoding="utf-8", newline="\n")
