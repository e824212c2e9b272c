"""A mistake in one step costs that step, never the procedure: its place is kept, and says where to look."""

from datetime import date

import pytest

from degraded_mode.lint.check import check
from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.model.action import Do
from degraded_mode.model.runbook import PlacedStep
from degraded_mode.render import notices
from degraded_mode.render.checklist import sheet
from degraded_mode.render.masthead import Edition
from degraded_mode.render.web_page import web_page
from tests.paper.sample import HOSPITAL, document, procedure, step_text

TODAY = date(2026, 11, 22)
PATH = "procedures/perdu.yaml"
SITE = "sites/mercure/procedures/perdu.yaml"


def hospital(steps: str, **more: str) -> Loaded:
    return load_texts({**HOSPITAL, PATH: procedure(steps, identifier="perdu"), **more})


def steps_of(loaded: Loaded, site: str = "") -> dict[str, PlacedStep]:
    """The steps of the phases, by name."""
    return {placed.step.id: placed for placed in loaded.at(site).runbooks["perdu"].steps() if placed.phase}


def line_of(loaded: Loaded, words: str) -> int:
    lines = loaded.documents[PATH].text.splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_step_at_fault_leaves_its_place_its_name_and_its_words() -> None:
    faulty = step_text("deux", "Fermer.", ", whithin: 5 min")
    loaded = hospital(step_text("un", "Agir.") + faulty + step_text("trois", "Finir."))
    steps = steps_of(loaded)
    assert list(steps) == ["un", "deux", "trois"]
    assert [placed.number for placed in steps.values()] == ["1", "2", "3"]
    notice = steps["deux"].step
    assert isinstance(notice, Do)
    assert notice.do == f"Étape illisible : deux, voir {PATH}:{line_of(loaded, 'Fermer')}."
    assert notice.note == "il est écrit « do : Fermer. ; whithin : 5 min »."
    assert [finding.code for finding in loaded.findings] == ["SCH002"]


@pytest.mark.parametrize(
    ("step", "name", "told"),
    [
        (
            "{id: deux, call: codis, say: Dire., within: bientôt}",
            "deux",
            "call : codis ; say : Dire. ; within : bientôt",
        ),
        ("{id: deux}", "deux", None),
        ("{id: deux, do: A, call: codis}", "deux", "do : A ; call : codis"),
        ("{do: Fermer.}", "etape-illisible-1", "do : Fermer."),
        (
            "{id: Étape deux, do: Fermer., forms: [F-01, F-02]}",
            "etape-illisible-1",
            "do : Fermer. ; forms : F-01, F-02",
        ),
        ("{id: nul, do: Fermer.}", "etape-illisible-1", "do : Fermer."),
        ("Fermer.", "etape-illisible-1", "Fermer."),
        ("[Fermer.]", "etape-illisible-1", "Fermer."),
    ],
)
def test_whatever_is_wrong_with_a_step_the_others_stay(step: str, name: str, told: str | None) -> None:
    loaded = hospital(f"{step_text('un', 'Agir.')}      - {step}\n{step_text('trois', 'Finir.')}")
    steps = steps_of(loaded)
    assert list(steps) == ["un", name, "trois"]
    assert steps[name].step.note == (f"il est écrit « {told} »." if told else None)


def test_a_step_at_fault_in_an_answer_leaves_the_decision_whole() -> None:
    decision = (
        "      - id: choisir\n        decide: Rester ?\n        criteria: Le risque.\n        options:\n"
        "          - {answer: oui, steps: [{id: rester, do: Rester.}, {id: fermer, do: Fermer., vital: oui}]}\n"
        "          - {answer: non, steps: [{id: partir, do: Partir.}]}\n"
    )
    assert list(steps_of(hospital(decision))) == ["choisir", "rester", "fermer", "partir"]


def test_a_mistake_in_a_decision_itself_costs_the_decision_and_names_it_once() -> None:
    decision = (
        "      - id: choisir\n        decide: Rester ?\n        criteria: Le risque.\n        inconnu: x\n"
        "        options:\n"
        "          - {answer: oui, steps: [{id: fermer, do: Fermer., vital: oui}]}\n"
    )
    loaded = hospital(decision + step_text("apres", "Finir."))
    steps = steps_of(loaded)
    assert list(steps) == ["choisir", "apres"]
    assert isinstance(notice := steps["choisir"].step, Do)
    assert notice.do.startswith("Étape illisible : choisir, avec les étapes de ses réponses, voir ")
    assert len(loaded.findings) == 2


def test_a_mistake_outside_of_the_steps_still_leaves_no_procedure() -> None:
    loaded = load_texts({**HOSPITAL, PATH: procedure(step_text("un", "Agir."), more="inconnu: x\n")})
    assert loaded.group.runbooks == {}


def test_a_mistake_of_a_site_costs_the_step_at_that_site_only() -> None:
    change = "id: perdu\nphases:\n  - phase: reflex\n    steps:\n      - {id: deux, within: bientôt}\n"
    loaded = hospital(step_text("un", "Agir.") + step_text("deux", "Fermer."), **{SITE: change})
    assert isinstance(step := steps_of(loaded, "mercure")["deux"].step, Do)
    assert step.do == f"Étape illisible : deux, voir {PATH}:{line_of(loaded, 'Fermer')}."
    assert [one.place.path for one in loaded.findings] == [SITE]
    assert isinstance(whole := steps_of(loaded)["deux"].step, Do)
    assert whole.do == "Fermer."


def test_a_site_may_repair_the_step_of_the_group() -> None:
    change = "id: perdu\nphases:\n  - phase: reflex\n    steps:\n      - {id: deux, within: 5 min}\n"
    loaded = hospital(step_text("deux", "Fermer.", ", within: bientôt"), **{SITE: change})
    assert isinstance(step := steps_of(loaded, "mercure")["deux"].step, Do)
    assert step.do == "Fermer."


def test_no_rule_judges_what_was_not_read() -> None:
    opening = step_text("ouvrir", "Ouvrir.", ", opens: renvoi, whithin: 5 min")
    loaded = hospital(opening + step_text("fermer", "Fermer.", ", closes: renvoi"))
    found = [one for one in check(loaded, today=TODAY) if one.place.record == "runbook perdu"]
    assert [one.code for one in found] == ["SCH002"]


def test_paper_says_it_in_its_banner_and_at_its_place() -> None:
    loaded = hospital(step_text("un", "Agir.") + step_text("deux", "Fermer.", ", whithin: 5 min"))
    corpus = loaded.at("mercure")
    banner = notices.of_runbook(loaded.findings, "perdu", loaded)
    page = web_page(document(sheet(corpus.runbooks["perdu"], Edition(corpus, TODAY), banner)))
    text = page.replace("\u00a0", " ").replace("\u202f", " ")
    line = line_of(loaded, "Fermer")
    assert "Cette procédure porte 1 erreur non corrigée" in text
    assert f"{PATH}, ligne {line}" in text
    assert text.index("Agir.") < text.index(f"Étape illisible : deux, voir {PATH}:{line}.")
