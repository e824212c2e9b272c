"""A procedure is printed in parts that are taken in the hand at one time; long texts stand at its end."""

from dataclasses import replace

from degraded_mode.loading.load import load_texts
from degraded_mode.render import checklist
from degraded_mode.render.document import Document
from degraded_mode.render.masthead import Edition
from degraded_mode.render.paper import typeset_pages
from tests.paper.reading import read
from tests.paper.sample import HOSPITAL, TODAY, document, hospital, printed, procedure, step_text
from tests.paper.test_faults import made, named

HOLDING = """
  - phase: long
    starts: 12 h
    steps:
"""
COMING_BACK = """
  - phase: return
    steps:
"""


def steps(name: str, count: int, extra: str = "") -> str:
    return "".join(step_text(f"{name}{rank}", f"Faire le geste {name} {rank}.", extra) for rank in range(count))


def whole(acting: int, holding: int, back: int, extra: str = "") -> str:
    return procedure(
        steps("agir", acting, extra) + HOLDING + steps("tenir", holding) + COMING_BACK + steps("revenir", back)
    )


def test_a_part_that_fits_a_page_is_not_cut() -> None:
    _, _, pages = made(whole(12, 14, 14))
    for name in ("tenir", "revenir"):
        assert len([page for page in pages if page.says(f"Faire le geste {name} ")]) == 1


def test_parts_that_fit_together_share_a_page() -> None:
    _, _, pages = made(whole(2, 2, 2))
    assert len({rank for rank, page in enumerate(pages) for name in ("tenir", "revenir") if page.says(name)}) == 1


def test_a_part_is_named_where_it_begins_and_a_lone_part_has_no_name() -> None:
    _, _, pages = made(whole(2, 2, 2))
    text = " ".join(page.text for page in pages)
    assert all(f"VOLET {rank}" in text.replace("\u00a0", " ") for rank in (1, 2, 3))
    _, _, pages = made(procedure(steps("agir", 3)))
    assert "VOLET" not in "".join(page.text for page in pages)


def test_acting_on_a_vital_procedure_takes_one_sheet_or_is_named() -> None:
    short, short_pages, _ = made(whole(8, 2, 2, ", vital: true"))
    assert named(short, short_pages) == []
    long, long_pages, read_back = made(whole(60, 2, 2, ", vital: true"))
    assert [(code, path) for code, _, path in named(long, long_pages)] == [("PAP004", "procedures/samu-perdu.yaml")]
    assert all(any(page.says(f"Faire le geste agir {rank}.") for page in read_back) for rank in range(60))


def test_a_draft_may_take_more_until_it_is_submitted() -> None:
    loaded, pages, _ = made(whole(60, 2, 2, ", vital: true").replace("status: approved", "status: draft"))
    assert named(loaded, pages) == []


def test_a_procedure_without_a_vital_step_may_take_more() -> None:
    loaded, pages, _ = made(whole(60, 2, 2))
    assert named(loaded, pages) == []


def test_a_long_text_stands_once_at_the_end_and_each_step_says_where() -> None:
    words = "Le centre de régulation ne peut plus être joint. " * 8
    inform = "      - {{id: {0}, inform: {{message: public, to: [public], channels: [radio]}}, role: superviseur}}\n"
    texts = {**HOSPITAL, "procedures/samu-perdu.yaml": procedure(inform.format("dire") + inform.format("redire"))}
    texts["messages/public.yaml"] = texts["messages/public.yaml"].replace("text: ", f"text: {words}")
    sheet = printed(load_texts(texts))
    assert len(sheet.scripts) == 1
    for step in sheet.phases[0].steps:
        assert sheet.scripts[0] in step.parts
    pages = read(typeset_pages(document(sheet)).pdf)
    assert sum(page.text.count("ne peut plus") for page in pages) == 8
    assert [page.says("TEXTES À DIRE OU À DIFFUSER") for page in pages][-1]


def test_a_card_cites_steps_that_only_the_whole_procedure_has() -> None:
    opening = procedure(steps("agir", 1, ", closes: renvoi")).replace("within: 2 min}", "within: 2 min, opens: renvoi}")
    corpus = hospital(samu_perdu=opening).at("mercure")
    card = checklist.card(corpus.runbooks["samu-perdu"], Edition(corpus, TODAY))
    (only,) = read(typeset_pages(Document(card.head.title, (card,), None)).pdf)
    assert only.says("levée à l’étape 1")


def test_a_card_is_the_first_page_alone_and_a_longer_one_is_named() -> None:
    loaded = hospital(samu_perdu=procedure(steps("agir", 3)))
    corpus = loaded.at("mercure")
    card = checklist.card(corpus.runbooks["samu-perdu"], Edition(corpus, TODAY))
    pages = typeset_pages(Document(card.head.title, (card,), None))
    (only,) = read(pages.pdf)
    assert pages.faults == ()
    assert only.says("Composer le 15.")
    assert only.says("Puis ouvrir la procédure PD-SAMU-01")
    assert not only.says("Faire le geste")
    long = replace(card, opening=replace(card.opening, keep=tuple(f"Activité {rank}" for rank in range(80))))
    long_pages = typeset_pages(Document(card.head.title, (long,), None))
    assert [fault.code for fault in long_pages.faults] == ["PAP005"]
    assert all(any(page.says(f"Activité {rank}") for page in read(long_pages.pdf)) for rank in range(80))
