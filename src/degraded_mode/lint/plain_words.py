"""RED, fourth part: words that everyone takes the same way, sentences that are read in one breath."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from degraded_mode.language.nearness import quoted
from degraded_mode.language.sentences import longest_sentence, word_count
from degraded_mode.language.typography import count_words
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.texts import Use, Written
from degraded_mode.lint.vocabulary import PASSIVE, TERMS, VAGUE, Lexicon
from degraded_mode.lint.wording import LONGEST_SENTENCE, Found
from degraded_mode.model.action import Call
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Severity

LONGEST_SPEECH: Final = 2 * LONGEST_SENTENCE
"""Words to say in one go on the telephone: two sentences (usage, to be confirmed by a hospital reader)."""


@rule(code="RED008", slug="mot-vague", severity=Severity.WARNING)
def vague_word(survey: Survey) -> Iterator[Remark]:
    """A word says that a thing is due, and not when, how often, in which case or how many."""
    for found in survey.wording.having(VAGUE.expressions):
        if found.written.use is not Use.NAME:
            yield from _each(found, VAGUE, "ne dit ni quand, ni combien")


@rule(code="RED011", slug="terme-a-remplacer", severity=Severity.WARNING)
def foreign_term(survey: Survey) -> Iterator[Remark]:
    """A term is not that of the trade: two words for one thing are two things at night."""
    for found in survey.wording.having(TERMS.expressions):
        yield from _each(found, TERMS, "n'est pas le mot du métier")


def _each(found: Found, lexicon: Lexicon, fault: str) -> Iterator[Remark]:
    written = found.written
    met: Counter[str] = Counter()
    for start, end, advice in lexicon.within(found.flat):
        word = found.flat[start:end]
        met[word] += 1
        yield _remark(written, f"« {written.text[start:end]} » {fault}", advice, (word, str(met[word])))


@rule(code="RED014", slug="phrase-trop-longue", severity=Severity.INFO)
def long_sentence(survey: Survey) -> Iterator[Remark]:
    """A sentence has more than twenty words."""
    for written in survey.wording.winding:
        count, sentence = longest_sentence(written.text)
        said = f"une phrase de {count_words(count, 'mot', 'mots')} : « {quoted(sentence)} »"
        yield _remark(written, said, f"couper en phrases de {LONGEST_SENTENCE} mots au plus.")


@rule(code="RED015", slug="trop-long-a-dire", severity=Severity.INFO)
def long_speech(survey: Survey) -> Iterator[Remark]:
    """What is to be said on the telephone is too long to be said again by whoever listens."""
    for procedure in survey.in_force:
        for placed in procedure.having("say"):
            step = placed.step
            if not isinstance(step, Call) or step.say.count(" ") < LONGEST_SPEECH:
                continue
            if (count := word_count(step.say)) > LONGEST_SPEECH:
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "say"),
                    f"{count_words(count, 'mot', 'mots')} à dire d'une traite : {LONGEST_SPEECH} au plus",
                    "dire qui appelle, ce qui est perdu et ce que l'on demande ; le reste va sur une fiche.",
                )


_JUDGED_PASSIVE: Final = frozenset({Use.ACTION, Use.REMARK, Use.PROSE})


@rule(code="RED016", slug="passif-sans-acteur", severity=Severity.WARNING)
def no_actor(survey: Survey) -> Iterator[Remark]:
    """Something « doit être fait », and nothing says by whom."""
    for found in survey.wording.having(PASSIVE):
        written = found.written
        if written.kind is Kind.RUNBOOK and written.use in _JUDGED_PASSIVE and (met := _passive().search(written.text)):
            yield _remark(
                written,
                f"« {met[0]} » ne dit pas qui le fait",
                "écrire l'ordre à celui qui agit (« Prévenir les familles. »), ou dire « par » qui.",
            )


@cache
def _passive() -> re.Pattern[str]:
    participle = r"[^\W\d_]{2,}(?:é|ée|és|ées|i|is|ie|ies|it|its|ite|ites|u|us|ue|ues|ert|erts|erte|ertes|eint|eints)\b"
    adverb = r"(?:[^\W\d_]+ment |aussi |alors |tous |toutes )?"
    must = rf"(?:doit|doivent|devra|devront) {adverb}être {adverb}{participle}"
    will = rf"(?:sera|seront) {adverb}{participle}"
    asked = r"il est demandé d[e'’]|il convien(?:t|dra) d[e'’]"
    return re.compile(rf"\b(?:(?:{must}|{will})(?![^.;!?]*\bpar\b)|{asked})", re.IGNORECASE)


def _remark(written: Written, message: str, advice: str, values: tuple[str, ...] = ()) -> Remark:
    return Remark(written.kind, written.record, written.route, message, advice, values)


RULES: Final = (vague_word, foreign_term, long_sentence, long_speech, no_actor)
