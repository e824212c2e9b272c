"""What is written on paper goes somewhere, and who keys it is not who checks it."""

import pytest

from tests.lint.decor import codes, findings, steps


def form(name: str, *classes: str, table: bool = False) -> dict[str, str]:
    fields = [f"{{id: c{rank}, label: Champ, type: text, reentry: {one}}}" for rank, one in enumerate(classes)]
    listed = ", ".join(fields)
    if table:
        listed = f"{{id: t, label: Tableau, type: table, rows: 3, reentry: C, columns: [{listed}]}}"
    head = f'id: {name}\ntitle: Fiche\nversion: "1"\ncopies: [dossier]\n'
    return {f"forms/{name}.yaml": f"{head}fields: [{listed}]\n"}


def fill(name: str = "F-02") -> str:
    return f"- {{id: ecrire-{name.lower()}, do: Écrire., role: medecin, forms: [{name}]}}"


def key(name: str = "F-02", within: str = "12 h", by: str = "medecin", role: str = "infirmier") -> str:
    inner = f"{{form: {name}, within: {within}, checked_by: {by}, check: all}}"
    return f"- {{id: saisir-{name.lower()}, reenter: {inner}, role: {role}}}"


def caught_up(during: str, *afterwards: str) -> dict[str, str]:
    return steps(during, afterwards="\n".join(afterwards) or "- {id: lire, do: Lire., role: cadre}")


def test_the_most_urgent_field_is_pointed_at_columns_included() -> None:
    extracts = {**form("F-02", "B", "A3", "A2", table=True), **caught_up(fill())}
    (finding,) = [one for one in findings(extracts) if one.code == "RET009"]
    assert finding.place.route == ("fields", 0, "columns", 2, "reentry")
    assert finding.message == "à ressaisir (A2), et aucune étape ne ressaisit la fiche F-02"
    assert len(finding.related) == 1


@pytest.mark.parametrize(
    "use",
    [
        "issue: {form: F-02, place: poste-de-soins}",
        "send: {form: F-02, to: {kind: urgences}, what: Tubes, window: 15 min}",
        "receive: {form: F-02, sent_by: {kind: urgences}, what: Tubes, window: 15 min}",
        "transfer: {patients: Tous, to: laboratoire, decided_by: medecin, form: F-02, accepted_by: Garde.}",
    ],
)
def test_a_form_handed_over_is_a_form_to_key_in(use: str) -> None:
    step = f"- {{id: a, role: cadre, {use}}}"
    assert codes({**form("F-02", "A2"), **caught_up(step)}, "RET009") == ["RET009"]
    assert codes({**form("F-02", "A2"), **caught_up(step, key())}, "RET009") == []


def test_a_form_read_again_at_the_return_is_not_yet_filled() -> None:
    assert codes({**form("F-02", "A2"), **caught_up("- {id: a, do: Lire., role: cadre}", fill())}, "RET009") == []


def test_a_form_that_is_kept_is_put_away_by_any_step_of_the_return() -> None:
    extracts = form("F-02", "C")
    assert codes({**extracts, **caught_up(fill())}, "RET01") == ["RET010"]
    away = "- {id: ranger, do: Remettre la fiche aux archives., role: cadre, forms: [F-02]}"
    assert codes({**extracts, **caught_up(fill(), away)}, "RET01") == []


def test_a_form_of_a_draft_is_not_waited_for() -> None:
    extracts = caught_up(fill())
    draft = {path: f"status: draft\n{text}" for path, text in extracts.items()}
    assert codes({**form("F-02", "A2"), **draft}, "RET") == []


def test_a_form_to_be_scanned_has_nothing_to_key_in() -> None:
    assert codes({**form("F-02", "B", "C"), **caught_up(fill(), key())}, "RET01") == ["RET011"]


def test_a_kit_or_a_function_gives_a_form_as_a_step_does() -> None:
    nothing = "- {id: a, do: Lire., role: cadre}"
    kit = {
        "kits.yaml": "- id: kit\n  title: Kit\n  place: poste-de-soins\n  horizon: 24 h\n  sealed: Plomb.\n"
        "  checked_by: cadre\n  check_every: 30 d\n"
        "  envelopes: [{title: Enveloppe, items: [{form: F-02, count: 2}]}]\n"
    }
    extracts = {**form("F-02", "A2"), **caught_up(nothing, key())}
    assert codes(extracts, "RET012") == ["RET012"]
    assert codes({**kit, **extracts}, "RET012") == []


def test_who_keys_a_form_does_not_check_it() -> None:
    extracts = {**form("F-02", "A2"), **caught_up(fill(), key(by="infirmier"))}
    assert codes(extracts, "RET01") == ["RET013"]


@pytest.mark.parametrize(
    ("classes", "within", "found"),
    [
        (("A1", "A1", "A2"), "24 h", ["RET014"]),
        (("A1", "A1", "A2"), "12 h", []),
        (("A1", "A2", "A2"), "24 h", []),
        (("A1", "A3"), "24 h", []),
    ],
)
def test_identities_are_keyed_in_no_later_than_the_rest(
    classes: tuple[str, ...], within: str, found: list[str]
) -> None:
    papers = {**form("F-02", "A2"), **form("F-04", *classes)}
    both = caught_up(f"{fill()}\n{fill('F-04')}", key("F-04", within), key())
    assert codes({**papers, **both}, "RET01") == found
