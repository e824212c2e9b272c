"""Quotes, tabs and invisible characters: the text is read again, and says what its author wrote."""

import pytest

from tests.repair.corpus import PROCEDURE, left, mend, sound, spoilt

SAY = "say: Le standard est perdu."


def said(sentence: str) -> str | None:
    """What the first step says once the folder is mended; None when nothing was repaired."""
    done = mend(spoilt(PROCEDURE, SAY, f"say: {sentence}"))
    if not done.repairs:
        return None
    assert left(done) == []
    step = next(done.after.loaded.group.runbooks["standard-perdu"].steps()).step
    return str(vars(step)["say"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Le standard est perdu : passer aux radios.",
        "Attention : deux fois : le 15 et le 18.",
        'Dire « 15 », puis "18" : les deux.',
        'L\'autocom "A" : il est perdu.',
        "*urgent* appeler le SAMU",
        "*urgent appeler le SAMU",
        "*urgent",
        "** appeler **",
        "& appeler aussi le 18",
        "! Attention, appeler",
        "!!! Attention, appeler",
        "!Attention ne rien débrancher",
        "%50 des appels",
        "@accueil, prévenir",
        "`standard` perdu",
        "? qui appeler",
        "[Urgent] appeler le SAMU",
        "[Urgent] appeler : le SAMU",
        "{Nom} est perdu",
        "Rappeler le poste # 12",
        "Rappeler (poste # 12) : deux fois",
        '"Standard perdu" à dire deux fois',
    ],
)
def test_a_sentence_that_yaml_cannot_hold_is_put_between_quotes(sentence: str) -> None:
    assert said(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "&urgent appeler",
        "!!str appeler",
        "!include autre.yaml",
        "[Urgent]",
        "{Nom}",
        "> 3 appels",
        "- appeler",
        "'aujourd'hui'",
        '"le "15" ne sonne plus"',
        '"Le standard est perdu.',
    ],
)
def test_what_may_be_something_else_than_a_sentence_is_left_to_a_person(sentence: str) -> None:
    assert said(sentence) is None


def test_a_sentence_on_several_lines_keeps_its_lines() -> None:
    done = mend(spoilt(PROCEDURE, SAY, "say: Le standard\n          est perdu : passer\n          aux radios."))
    assert 'say: "Le standard\n          est perdu : passer\n          aux radios."\n' in done.after.texts[PROCEDURE]
    assert left(done) == []


def test_a_comment_after_the_sentence_stays_a_comment() -> None:
    done = mend(spoilt(PROCEDURE, SAY, "say: Perdu : passer aux radios.  # vu avec le cadre"))
    assert '        say: "Perdu : passer aux radios."  # vu avec le cadre\n' in done.after.texts[PROCEDURE]


def test_a_sentence_of_a_list_that_yaml_takes_for_a_block_is_put_between_quotes() -> None:
    done = mend(spoilt(PROCEDURE, "lost: [autocom]\n", "lost: [autocom]\nkeep:\n  - Appels sortants : pompiers\n"))
    assert '  - "Appels sortants : pompiers"\n' in done.after.texts[PROCEDURE]
    assert left(done) == []


def test_between_brackets_the_sentence_ends_at_the_comma() -> None:
    done = mend(spoilt("contacts.yaml", "call_sign: LUNE 1", "call_sign: @LUNE : 1"))
    assert 'call_sign: "@LUNE : 1", carried_by' in done.after.texts["contacts.yaml"]


def test_where_a_list_is_wanted_a_bracket_is_not_taken_for_text() -> None:
    assert mend(spoilt(PROCEDURE, "lost: [autocom]", "lost: [autocom] radios")).repairs == ()


def test_a_real_alias_is_not_taken_for_text() -> None:
    texts = spoilt("contacts.yaml", "carried_by: reseau-mobile", "carried_by: &porteur reseau-mobile")
    texts = spoilt("contacts.yaml", "carried_by: radios", "carried_by: *porteur", texts)
    assert mend(texts).repairs == ()


def test_every_sentence_of_a_file_is_repaired_at_once_however_many() -> None:
    steps = "".join(f"      - {{id: e{rank}, do: Noter : {rank}, role: standardiste}}\n" for rank in range(30))
    done = mend(spoilt(PROCEDURE, "    steps:\n", f"    steps:\n{steps}"))
    assert len(done.repairs) == 30
    assert not [one for one in done.after.findings if one.code.startswith("YAML")]


@pytest.mark.parametrize("tab", ["\t", " \t"])
def test_a_line_shifted_by_a_tab_is_aligned_with_its_neighbours(tab: str) -> None:
    done = mend(spoilt("units.yaml", "  site: lune", f"{tab}site: lune"))
    assert done.after.texts == sound()


def test_a_file_indented_with_tabs_throughout_is_indented_with_spaces() -> None:
    done = mend(spoilt("units.yaml", sound()["units.yaml"], sound()["units.yaml"].replace("\n  ", "\n\t")))
    assert done.after.texts == sound()


def test_a_tab_that_may_be_worth_several_widths_is_left_to_a_person() -> None:
    ambiguous = "custom:\n  qualite:\n    code: A\n\tsuite: B\nformat: 1\n"
    assert mend(spoilt("establishment.yaml", "format: 1\n", ambiguous)).repairs == ()


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\ufeff", "\u2060\u200d"])
@pytest.mark.parametrize(
    ("path", "word"), [("systems.yaml", "autocom"), ("units.yaml", "tolerates"), (PROCEDURE, "standard est")]
)
def test_an_invisible_character_is_taken_out(hidden: str, path: str, word: str) -> None:
    done = mend(spoilt(path, word, f"{word[:4]}{hidden}{word[4:]}"))
    assert done.after.texts == sound()


@pytest.mark.parametrize("hidden", ["\u202e", "\u2028", "\x07"])
def test_a_character_that_changes_what_is_seen_is_left_to_a_person(hidden: str) -> None:
    assert mend(spoilt("units.yaml", "Standard t", f"Standard{hidden} t")).repairs == ()


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("establishment.yaml", "title: Clinique de la Lune, has", "title: Clinique de la Lune has"),
        ("forms/F-54.yaml", "label: Heure, type", "label: Heure type"),
        ("units.yaml", "téléphonique\n  site", "téléphonique\n    du site: lune\n  site"),
    ],
)
def test_where_a_comma_or_an_end_of_line_lacks_nothing_is_put_between_quotes(
    path: str, before: str, after: str
) -> None:
    assert mend(spoilt(path, before, after)).repairs == ()


def test_a_file_that_stays_unreadable_is_left_whole() -> None:
    texts = spoilt(PROCEDURE, SAY, "say: @standard perdu")
    assert mend(spoilt(PROCEDURE, "after: [prevenir-direction]", "after: [prevenir-direction", texts)).repairs == ()


def test_a_file_that_is_read_at_last_may_show_another_mistake() -> None:
    texts = spoilt(PROCEDURE, SAY, "say: @standard perdu", spoilt(PROCEDURE, "lost: [autocom]", "lost: [autocon]"))
    done = mend(texts)
    assert [one.code for one in done.repairs] == ["YAML010"]
    assert left(done) == ["REF001"]


def test_a_sentence_that_the_rules_find_badly_worded_is_put_between_quotes_all_the_same() -> None:
    texts = spoilt(PROCEDURE, "status: draft", "status: approved")
    done = mend(
        spoilt(
            PROCEDURE, "do: Écrire chaque appel sur une fiche F-54.", "do: @accueil, si besoin, régulièrement", texts
        )
    )
    assert [one.code for one in done.repairs] == ["YAML010"]
    assert [one.code for one in done.after.findings if one.place.route[-1:] == ("do",)]


def test_a_date_that_is_past_is_written_as_a_date_all_the_same() -> None:
    done = mend(spoilt(PROCEDURE, "owner:", "review_by: 12/06/2025\nowner:"))
    assert "\nreview_by: 2025-06-12\n" in done.after.texts[PROCEDURE]
