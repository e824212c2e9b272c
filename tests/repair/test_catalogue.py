"""For every bad input of the catalogue: what `fix` does about it, or that it leaves it to a person."""

from pathlib import Path
from typing import Final

import pytest

from degraded_mode.loading.read import read_files
from degraded_mode.repair.mend import mended
from tests.errors.catalogue import Case, cases, lay_out
from tests.errors.recipes import NEEDS_RIGHTS, impossible_here
from tests.repair.corpus import TODAY


def _words(listed: str) -> list[str]:
    return listed.split()


MENDED: Final = {
    "cle-en-francais": "SCH002",
    "cle-inconnue": "SCH002",
    "cle-inconnue-facultative": "SCH002",
    "cle-lettre-sosie": "YAML015",
    "ecriture-deux-points": "YAML011",
    "ecriture-deux-points-dans-une-liste": "YAML011",
    "ecriture-deux-points-entre-accolades": "YAML011",
    "ecriture-diese": "YAML013",
    "ecriture-guillemets-dans-la-phrase": "YAML010",
    "ecriture-tabulation": "YAML014",
    "etape-condition": "SCH002",
    "etape-verbe-en-francais": "SCH002",
    "etape-verbe-mal-ecrit": "SCH002",
    "nom-caractere-invisible": "YAML009",
    "nom-cle-mal-ecrite": "SCH012",
    "nom-lettre-sosie": "SCH004",
    "valeur-bruts": "",  # A number written without spaces is read: it takes its normal form.
    "valeur-oui-non": "SCH004 SCH004",
}
"""What is repaired, and nothing is left: the codes of the findings that go."""

PARTLY: Final = {
    "cle-absente": ("SCH002", "SCH001"),  # A key that lacks is a question.
    "dossier-plusieurs-fautes": ("SCH002 SCH002", "REF001 SCH003 SCH004 SCH004"),  # The step, read, cites a stranger.
    "nom-avec-accents": ("SCH004 SCH004", "REF001"),  # The procedure, read, is for a unit of another name.
    "valeur-date": ("SCH004", "SCH004"),  # 30 February is a question.
    "valeur-identifiant": ("SCH004 SCH004", "SCH003 SCH004"),  # « le standardiste » names nobody.
}
"""What is repaired, then what is left or comes to light."""

LEFT: Final = _words("""
    cle-inconnue-liste-courte cle-inconnue-loin cle-sans-valeur cle-sans-valeur-dans-une-liste
    dossier-absent dossier-inattendu dossier-liens-en-boucle dossier-majuscule dossier-nomme-comme-un-fichier
    dossier-remplace-par-un-fichier dossier-sain dossier-sans-droit dossier-sans-etablissement dossier-sans-yaml
    dossier-vide
    ecriture-ancre ecriture-balise ecriture-cle-de-fusion ecriture-cle-repetee ecriture-crochet-ouvert
    ecriture-deux-documents ecriture-directive ecriture-guillemet-ouvert ecriture-retrait ecriture-sans-deux-points
    ecriture-sans-espace
    etape-actions-immediates etape-apres-en-boucle etape-apres-inconnue etape-declaree-deux-fois etape-deux-verbes
    etape-phrase etape-sans-verbe etape-texte-trop-long
    fichier-100-mo fichier-binaire fichier-bombe fichier-crochets fichier-du-bloc-notes fichier-latin-1
    fichier-sans-contenu fichier-sans-droit fichier-tableur fichier-trop-de-valeurs fichier-trop-profond fichier-tube
    fichier-utf-16 fichier-vide
    nom-absent nom-d-une-autre-sorte nom-declare-deux-fois nom-en-liste nom-inconnu nom-inconnu-loin nom-reserve
    site-enregistrement-inconnu site-etape-inconnue site-faute site-inconnu site-retrait site-retrait-en-francais
    valeur-besoin valeur-deux-formes valeur-duree valeur-heure valeur-liste-pour-un-texte valeur-mot-loin
    valeur-mot-proche valeur-nombre valeur-sens-de-lecture valeur-telephone-chiffres-arabes valeur-telephone-inconnu
    valeur-telephone-lettre-o valeur-telephone-neuf-chiffres valeur-texte-pour-un-bloc valeur-texte-pour-une-liste
    valeur-titre-trop-long valeur-version
""")
"""Nothing can be done there without asking; or nothing is wrong."""

FOLDERS = tuple(case for case in cases() if not case.name.startswith("commande-"))
"""The cases about a folder; a command that is written wrong has nothing to repair."""


def test_every_case_of_the_catalogue_has_its_expectation() -> None:
    assert sorted([*MENDED, *PARTLY, *LEFT]) == sorted(case.name for case in FOLDERS)


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_each_case_is_repaired_as_expected_once_and_for_all(case: Case, tmp_path: Path) -> None:
    if (reason := impossible_here(case.name)) or case.name in NEEDS_RIGHTS:
        pytest.skip(reason or "lu quand même par le compte root ; la commande le vérifie")
    lay_out(case, tmp_path)
    files, problems = read_files(tmp_path / "runbooks")
    done = mended(files, problems, TODAY)
    repaired, left = sorted(one.code for one in done.repairs), sorted(str(one.code) for one in done.after.findings)
    if case.name in LEFT:
        assert done.repairs == ()
        assert done.after.findings == done.before.findings
    else:
        expected, remains = PARTLY.get(case.name) or (MENDED[case.name], "")
        assert (" ".join(repaired), " ".join(left)) == (expected, remains)
    again = {path: text.encode() for path, text in done.after.texts.items()}
    assert mended({**files, **again}, problems, TODAY).repairs == ()


def test_the_sample_has_nothing_to_repair() -> None:
    files, problems = read_files(Path(__file__).parents[2] / "runbooks")
    done = mended(files, problems, TODAY)
    assert [(one.path, one.line, one.reason) for one in done.repairs] == []
