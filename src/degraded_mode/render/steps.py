"""Steps as they are printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from degraded_mode.language.typography import NO_BREAK, count_words, duration_words, typeset
from degraded_mode.model.action import AnyStep, Decide, Option
from degraded_mode.model.runbook import Route
from degraded_mode.model.step import OnlyWhen, Substitute
from degraded_mode.render import views
from degraded_mode.render.asks import Setting, asked, leave_to
from degraded_mode.render.bulk import bulk
from degraded_mode.render.citations import Citations
from degraded_mode.render.views import Answer, Answers, Cites, Lines, Part
from degraded_mode.render.wording import CAUSE, RISK, SINCE


@dataclass(frozen=True)
class Printer:
    """Turns the steps of one procedure into what is printed of them."""

    setting: Setting
    citations: Citations

    def step(self, step: AnyStep, route: Route, nested: int = 0) -> views.Step:
        """The step at `route`; `nested` counts the decisions around it."""
        number = self.citations.by_route[route]
        sentence, asked_parts = asked(step, self.setting)
        parts = (*asked_parts, *self._answers(step, route, nested), *self._around(step, sentence))
        when = tuple(self._when(step, sentence))
        condition = self._condition(step.only_when)
        beside = (step.warning or "", step.caution or "", step.note or "", condition, sentence, " ".join(when))
        return views.Step(
            number=number,
            anchor=f"{self.citations.runbook}.{number}",
            where=("runbook", self.citations.runbook, route),
            vital=step.vital,
            warning=typeset(step.warning or ""),
            caution=typeset(step.caution or ""),
            note=typeset(step.note or ""),
            condition=condition,
            text=typeset(sentence),
            parts=parts,
            who=self.setting.names.role(step.role) if step.role else "",
            when=when,
            marks=tuple(_marks(step)),
            second=self.setting.names.role(step.confirmed_by) if step.confirmed_by else "",
            decision=isinstance(step, Decide),
            nested=nested,
            bulk=bulk(beside, parts),
        )

    def _answers(self, step: AnyStep, route: Route, nested: int) -> Iterator[Part]:
        if not isinstance(step, Decide):
            return
        yield Answers(
            tuple(self._answer(option, (*route, "options", rank), nested) for rank, option in enumerate(step.options))
        )
        if step.propose:
            words = f"« {step.propose.answer} », qu'une personne confirme."
            yield Lines(typeset(f"Sans réponse après {duration_words(step.propose.after)}"), (typeset(words),))

    def _answer(self, option: Option, route: Route, nested: int) -> Answer:
        if option.leave_to:
            then = leave_to(option.leave_to, self.setting.names)
        else:
            then = "" if option.steps else "Continuer."
        steps = tuple(self.step(step, (*route, "steps", index), nested + 1) for index, step in enumerate(option.steps))
        return Answer(typeset(option.answer), typeset(then), steps)

    def _condition(self, only_when: OnlyWhen | None) -> str:
        if only_when is None:
            return ""
        names = self.setting.names
        clauses = [f"perte de {names.system(one)}" for one in only_when.lost]
        clauses += [f"perte soupçonnée de {names.system(one)}" for one in only_when.suspected]
        if only_when.cause:
            clauses.append(f"cause {CAUSE[only_when.cause]}")
        if only_when.have:
            clauses.append(f"copie « {only_when.have.replace('-', ' ')} » à jour")
        return typeset(f"Seulement si : {' ; '.join(clauses)}.")

    def _when(self, step: AnyStep, sentence: str) -> Iterator[str]:
        if step.within:
            anchor = step.within.anchor
            since = SINCE[anchor] if anchor else f"après l'étape {self.citations.refs([step.within.since])[0].number}"
            yield typeset(f"sous {duration_words(step.within.time)} {since}".rstrip())
        if step.every:
            until = f" jusqu'à : {step.until.rstrip('.')}" if step.until else ""
            yield typeset(f"toutes les {duration_words(step.every)}{until}")
        if step.lasting:
            yield f"pendant {duration_words(step.lasting)}"
        if step.duration:
            yield f"durée prévue {duration_words(step.duration)}"
        if step.people:
            yield count_words(step.people, "personne", "personnes")
        if step.place:
            yield self.setting.names.place(step.place)
        if len(forms := self._forms(step, sentence)) == 1:
            yield f"fiche{NO_BREAK}{forms[0]}"

    def _around(self, step: AnyStep, sentence: str) -> Iterator[Part]:
        for need in dict.fromkeys(one.for_need for one in step.instead):
            yield self._substitute(need, [one for one in step.instead if one.for_need == need])
        forms = self._forms(step, sentence)
        if len(forms) > 1:
            yield Lines("Fiches", (", ".join(forms),))
        if step.after:
            refs = self.citations.refs(step.after)
            yield Cites("après l’étape" if len(refs) == 1 else "après les étapes", refs, timing=True)
        if step.opens:
            refs = self.citations.closed.get(step.opens, ())
            yield Cites(self._measure("Ouvre la mesure", step.opens, "levée à l'étape", refs), refs)
        if step.closes:
            refs = self.citations.opened.get(step.closes, ())
            yield Cites(self._measure("Lève la mesure", step.closes, "ouverte à l'étape", refs), refs)

    def _forms(self, step: AnyStep, sentence: str) -> tuple[str, ...]:
        """The forms of the step that its sentence does not already name by their code."""
        return self.setting.names.forms(form for form in step.forms if form not in sentence)

    def _substitute(self, need: str, substitutes: list[Substitute]) -> Lines:
        ways = " Sinon : ".join(one.do for one in substitutes)
        return Lines(typeset(f"À défaut de {self.setting.names.system(need)}"), (typeset(ways),))

    def _measure(self, verb: str, measure: str, link: str, refs: tuple[views.Ref, ...]) -> str:
        named = f"{verb} « {self.citations.measures.get(measure, measure.replace('-', ' '))} »"
        return typeset(f"{named}, {link}" if refs else named)


def _marks(step: AnyStep) -> Iterator[str]:
    if step.vital:
        yield "VITAL"
    if step.report:
        yield "COMPTE RENDU À LA CELLULE"
    if step.risk:
        yield typeset(f"DOUBLE CONTRÔLE : {RISK[step.risk]}")
