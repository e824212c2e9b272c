"""A procedure says how its loss ends: who gives the tool back, what is keyed in once it is back, what was learnt."""

import pytest

from tests.lint.decor import PROCEDURE, codes, decor, findings, second_procedure, steps

RETURN = "procedures/reprise.yaml"
READ = "- {id: lire, do: Lire., role: cadre}"
VITAL = "- {id: veiller, do: Veiller., role: infirmier, vital: true}"
FORM = {
    "forms/F-02.yaml": 'id: F-02\ntitle: Ordonnance\nversion: "1"\ncopies: [dossier]\n'
    "fields: [{id: lignes, label: Lignes, type: lines, reentry: A2}]\n"
}
WRITE = "- {id: ecrire, do: Écrire., role: medecin, forms: [F-02]}"
KEY = "- {id: saisir, reenter: {form: F-02, within: 12 h, checked_by: medecin, check: all}, role: infirmier}"


def restore(system: str = "dpi", step: str = "rendre", signed: str = "medecin, informaticien") -> str:
    return (
        f"- {{id: {step}, role: medecin, restore: {{system: {system}, checks: [Lire.], data_good_until: À noter., "
        f"cutover_by: medecin, watch: 2 h, roll_back: Deux fautes., signed_by: [{signed}]}}}}"
    )


def without(*phases: str) -> dict[str, str]:
    """The procedure of the return without some of its phases."""
    head, *blocks = decor()[RETURN].split("  - phase: ")
    return {RETURN: head + "".join(f"  - phase: {block}" for block in blocks if block.split("\n")[0] not in phases)}


def lost(systems: str, extracts: dict[str, str]) -> dict[str, str]:
    return {PROCEDURE: f"lost: [{systems}]\n{extracts[PROCEDURE]}"}


def test_the_end_of_a_loss_may_be_written_apart() -> None:
    assert codes(steps(VITAL)) == []


def test_a_return_of_another_unit_does_not_count() -> None:
    bloc = {
        "units.yaml": "- {id: bloc, title: Bloc, site: mercure, kind: bloc, tolerates: 1 h, restoration_rank: 5, "
        "decides: {day: cadre, out_of_hours: medecin}}\n"
    }
    elsewhere = {RETURN: decor()[RETURN].replace("unit: urgences", "unit: bloc")}
    assert codes({**bloc, **elsewhere, **steps(READ)}, "RET") == ["RET001", "RET002"]


def test_a_return_for_every_unit_of_the_kind_counts() -> None:
    assert codes({RETURN: decor()[RETURN].replace("unit: urgences", "kind: urgences"), **steps(READ)}) == []


def test_a_draft_of_the_return_does_not_count() -> None:
    draft = {RETURN: decor()[RETURN].replace("status: approved", "status: draft")}
    assert codes({**draft, **steps(READ)}, "RET") == ["RET001", "RET002"]


def test_what_nobody_writes_in_needs_no_catch_up() -> None:
    assert codes(lost("reseau, radio", steps(READ))) == []


def test_the_end_is_not_judged_while_a_procedure_cannot_be_read() -> None:
    broken = {RETURN: "id: reprise\ntitle: Reprise\n"}
    assert codes({**broken, **steps(VITAL, afterwards=READ)}, "RET") == []


def test_a_draft_is_not_asked_for_its_end() -> None:
    draft = {PROCEDURE: f"status: draft\n{steps(VITAL)[PROCEDURE]}"}
    assert codes({**without("return", "catch_up", "review"), **draft}, "RET") == []


def test_only_what_is_vital_calls_for_a_review() -> None:
    assert codes({**without("review"), **steps(READ)}) == []
    assert codes({**without("review"), **steps(VITAL)}) == ["RET007"]


def test_one_role_twice_is_one_signature() -> None:
    assert codes({**without("return"), **steps(READ, afterwards=restore(signed="medecin, medecin"))}, "RET004") == [
        "RET004"
    ]


def test_the_hour_at_which_paper_stops_is_not_for_it_to_say() -> None:
    by_it = restore().replace("cutover_by: medecin", "cutover_by: informaticien")
    (finding,) = [one for one in findings(steps(READ, afterwards=by_it)) if one.code == "RET005"]
    assert finding.message == "« informaticien », de l'informatique, fixe l'heure où le papier s'arrête"


def test_paper_may_be_keyed_in_at_the_return_once_the_tool_is_back() -> None:
    assert codes({**FORM, **steps(WRITE, afterwards=f"{restore()}\n{KEY}")}, "RET006") == []
    assert codes({**FORM, **steps(WRITE, afterwards=f"{KEY}\n{restore()}")}, "RET006") == ["RET006"]


def test_paper_keyed_in_during_the_loss_is_told_at_each_step() -> None:
    assert codes({**FORM, **steps(f"{WRITE}\n{KEY}", phase="long")}, "RET") == ["RET006"]


def test_a_procedure_that_supposes_no_loss_keys_in_when_it_may() -> None:
    partial = lost("", steps(f"{WRITE}\n{KEY}", phase="hold"))
    assert codes({**FORM, **partial}, "RET") == []


@pytest.mark.parametrize(("lasting", "found"), [("lasting: 30 min", []), ("within: 30 min", ["RET008"])])
def test_calls_brought_back_are_listened_to_at_both_ends(lasting: str, found: list[str]) -> None:
    ring = (
        "- {id: renvoyer, role: cadre, opens: renvoi, reroute: {how: public_dials, done_by: medecin, "
        "host: laboratoire, number: '15', onto: '18', in_progress: Finir., missed_calls: Rappeler., test: Appeler., "
        "test_expect: Il sonne., check_every: 1 h}}"
    )
    back = (
        "- {id: essayer, check: Appeler le 15., expect: Il sonne., role: cadre}\n"
        "- {id: ramener, do: Ramener les appels., role: cadre, closes: renvoi}\n"
        f"- {{id: ecouter, do: Écouter aux deux bouts., role: cadre, {lasting}}}"
    )
    assert codes(steps(ring, afterwards=back), "RET00") == found


def test_another_procedure_may_give_back_what_is_lost() -> None:
    assert codes({**steps(READ, afterwards=READ.replace("lire", "relire"))}, "RET003") == []
    assert "RET003" in codes({**without("return"), **steps(READ, afterwards=READ.replace("lire", "relire"))})


def test_a_procedure_that_only_returns_may_be_caught_up_elsewhere() -> None:
    assert codes({**steps(READ), **second_procedure(READ)}, "RET") == []
