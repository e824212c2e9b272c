"""The analysis of outages, against what other people would use; what would take hours is reckoned from a part."""

import sys
from typing import Final

from benchmarks.contests import Contest
from benchmarks.race import Contestant, Duel

ONE_BY_ONE: Final = "étape par étape"
RECKONED: Final = "prolongé d'un échantillon"


def outages(hospitals: int, rounds: int) -> Contest:
    """One outage, every pair, every set of up to three causes, on so many hospitals."""
    module = (sys.executable, "-m", "benchmarks.outages")

    def way(name: str, of: str, several: int = hospitals) -> Contestant:
        return Contestant(name, (*module, of, "--hospitals", str(several)), times_itself=True)

    every, reckoned = "couples un à un, " + RECKONED, "ensembles de noms, " + RECKONED
    return Contest(
        "Pannes",
        rounds,
        (
            way("une panne", "instant"),
            way(ONE_BY_ONE, "one-by-one"),
            way("fermetures networkx", "closures"),
            way("tous les couples", "pairs"),
            way("couples énumérés", "enumerated-pairs"),
            way(every, "one-by-one-pairs"),
            way("ensembles et comptes", "sets"),
            way(reckoned, "naive-sets-all"),
            way("un besoin", "ours", 1),
            way("ensembles de noms", "naive-sets", 1),
            way("diagrammes dd", "diagrams", 1),
            way("solveur python-sat", "solver", 1),
        ),
        (
            Duel("Répondre à une panne", "une panne", ONE_BY_ONE, 1 / 100),
            Duel("… par fermetures", "une panne", "fermetures networkx", 1 / 10),
            Duel("Tous les couples de causes", "tous les couples", every, 1 / 1000),
            Duel("… par énumération bit à bit", "tous les couples", "couples énumérés"),
            Duel("Ensembles minimaux et comptes, trois causes", "ensembles et comptes", reckoned, 1 / 10),
            Duel("… par besoin", "un besoin", "ensembles de noms", 1 / 10),
            Duel("… contre des diagrammes de décision", "un besoin", "diagrammes dd", 1 / 10),
            Duel("… contre un solveur", "un besoin", "solveur python-sat", 1 / 10),
        ),
        lambda: "\n\n".join(way("", of).said() for of in ("described", "verified", "bounds", "grown")),
    )
