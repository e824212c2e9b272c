"""What becomes of each paper form: which step first has it filled, which key it in again, which put it away."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from degraded_mode.lint.pointer import Pointer
from degraded_mode.model.action import (
    AnyStep,
    CollectForms,
    IssueForms,
    PostponeCare,
    ReenterForms,
    RerouteCalls,
    SendOut,
    TakeIn,
    TransferPatients,
)
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PhaseName, PlacedStep, Route

NAMING: Final = ("issue", "send", "receive", "transfer", "postpone", "reroute", "collect", "reenter")
"""The verbs that name a form; any step may list others under `forms`."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The forms that the procedures in force name."""

    filled: Mapping[str, Pointer]
    """By form, the first step that has it in hand before the return."""
    keyed: Set[str]
    """Those that a step keys in again."""
    kept: Set[str]
    """Those that a step collects, or has in hand once what was lost is back."""


Used = tuple[str, Iterable[PlacedStep], Iterable[PlacedStep]]
"""A procedure, its steps that list forms and those whose verb names one: most steps do neither."""


def papers(used: Iterable[Used], afterwards: Set[PhaseName]) -> Papers:
    """What becomes of the forms of these procedures; `afterwards` are the phases of the return."""
    filled: dict[str, Pointer] = {}
    keyed: set[str] = set()
    kept: set[str] = set()
    for runbook, listing, naming in used:
        for placed in listing:
            if placed.phase in afterwards:
                kept.update(placed.step.forms)
                continue
            for index, form in enumerate(placed.step.forms):
                if form not in filled:
                    filled[form] = Pointer(Kind.RUNBOOK, runbook, (*placed.route, "forms", index))
        for placed in naming:
            match placed.step:
                case ReenterForms(reenter=reenter):
                    keyed.add(reenter.form)
                case CollectForms(collect=collect):
                    kept.add(collect.form)
                case step if placed.phase not in afterwards:
                    for tail, form in _in_hand(step):
                        filled.setdefault(form, Pointer(Kind.RUNBOOK, runbook, (*placed.route, *tail)))
                case _:
                    pass
    return Papers(filled, keyed, kept)


def _in_hand(step: AnyStep) -> Iterator[tuple[Route, str]]:
    """The forms that whoever does the step hands out, sends, receives or takes along."""
    match step:
        case IssueForms(issue=inner):
            yield ("issue", "form"), inner.form
        case SendOut(send=sent):
            yield ("send", "form"), sent.form
        case TakeIn(receive=received):
            yield ("receive", "form"), received.form
        case TransferPatients(transfer=moved):
            yield ("transfer", "form"), moved.form
        case PostponeCare(postpone=postponed):
            yield ("postpone", "ledger"), postponed.ledger
        case RerouteCalls(reroute=reroute):
            for index, form in enumerate(reroute.take_forms):
                yield ("reroute", "take_forms", index), form
        case _:
            pass
