"""Diagnoses → views: what may be lost, and the look that decides."""

from collections.abc import Iterator, Sequence
from typing import Final

from degraded_mode.impact.symptom import Diagnosis, Explanation, Seen
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.model.corpus import Corpus
from degraded_mode.render.impact_views import DiagnosisView, ExplanationView, SeenView
from degraded_mode.render.names import Names
from degraded_mode.render.situations import site_title

TOLD: Final = 6
"""Explanations told: beyond, nobody goes and checks."""
NAMED: Final = 3
"""Systems named together; the others are counted."""


def diagnosis_view(found: Diagnosis, here: Corpus) -> DiagnosisView:
    """The whole answer for a site."""
    return DiagnosisView(
        site=here.site,
        title=site_title(here),
        seen=tuple(_seen(one, here) for one in found.seen),
        verdict=typeset(_verdict(found)),
        explanations=tuple(_explanation(one, here) for one in found.explanations[:TOLD]),
    )


def _seen(one: Seen, here: Corpus) -> SeenView:
    if not one.systems:
        known = "rien de déclaré n’y ressemble" if one.clause.lost else "marche, sans rien écarter de sûr"
        return SeenView("?", typeset(one.clause.text), known)
    names = Names(here)
    known = _several([names.system(name) for name in one.systems], " ou ")
    return SeenView("perdu" if one.clause.lost else "marche", typeset(one.clause.text), known)


def _verdict(found: Diagnosis) -> str:
    if not found.understood:
        return "Rien de ce qui est dit perdu ne ressemble à un système déclaré ; le dire avec d'autres mots."
    if not found.explanations:
        return (
            "Aucune perte d'un ou de deux systèmes n'explique tout cela sans contredire ce qui marche ; "
            "chercher plusieurs pannes, ou revoir ce qui a été compris."
        )
    others = len(found.explanations) - TOLD
    more = f", dont {count_words(others, 'plus large, non montrée', 'plus larges, non montrées')}" if others > 0 else ""
    return f"{count_words(len(found.explanations), 'explication possible', 'explications possibles')}{more}."


def _explanation(one: Explanation, here: Corpus) -> ExplanationView:
    names = Names(here)
    told = [" et ".join(names.system(name) for name in roots) for roots in one.roots]
    site = f" --site {here.site}" if here.site else ""
    return ExplanationView(
        losses=typeset(told[0]),
        also=_several(told[1:], " ; "),
        check=typeset(" ; ".join(_checks(one, here))),
        command=f"degraded-mode impact --lost {','.join(one.roots[0])}{site}",
    )


def _checks(one: Explanation, here: Corpus) -> Iterator[str]:
    names = Names(here)
    for name in one.check:
        yield f"on voit aussi « {here.systems[name].looks_like} » ({names.system(name)})"
    for name in one.spares:
        yield f"on ne voit pas « {here.systems[name].looks_like} » ({names.system(name)})"


def _several(words: Sequence[str], between: str) -> str:
    others = len(words) - NAMED
    told = between.join(words[:NAMED])
    return typeset(f"{told} ; et {count_words(others, 'autre', 'autres')}" if others > 0 else told)
