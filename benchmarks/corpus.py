"""A corpus of any size, in the real format, the same each time: `python -m benchmarks.corpus DOSSIER --sites 38`."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.group import group_files
from benchmarks.procedure import procedure
from benchmarks.units import hospitals, services

TODAY: Final = date(2026, 11, 1)
"""The day on which the dates of a generated corpus make sense: recent calls, reviews to come."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a corpus is. The default is the size of the largest hospital group of France."""

    sites: int = 38
    units: int = 60
    """Services of each site, one procedure each."""
    steps: int = 40
    """Steps of each procedure, those of the branches not counted; from 20 on, all that is begun is ended."""

    def __str__(self) -> str:
        return f"{self.sites}x{self.units}x{self.steps}"


def corpus_files(size: Size, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Every file of a corpus: path relative to its folder, and text."""
    sites = hospitals(size.sites)
    units = [unit for site in sites for unit in services(site, size.units)]
    for path, lines in group_files(sites, units):
        yield path, "\n".join(lines) + "\n"
    for unit in units:
        yield f"procedures/{unit.site.id}/{unit.id}.yaml", "\n".join(procedure(unit, size.steps, seed)) + "\n"


def write_corpus(folder: Path, size: Size, seed: int = 1) -> int:
    """Writes a corpus into a folder; the number of bytes written."""
    written = 0
    for path, text in corpus_files(size, seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        written += target.write_bytes(text.encode())
    return written


def main() -> None:
    """Writes the corpus that the command line asks for."""
    default = Size()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description="Fabrique un corpus de mesure.")
    parser.add_argument("folder", metavar="DOSSIER", type=Path, help="dossier à remplir")
    parser.add_argument("--sites", type=int, default=default.sites, help="hôpitaux")
    parser.add_argument("--units", type=int, default=default.units, help="services par hôpital")
    parser.add_argument("--steps", type=int, default=default.steps, help="étapes par procédure")
    parser.add_argument("--seed", type=int, default=1, help="graine : la même donne les mêmes fichiers")
    asked = parser.parse_args()
    size = Size(asked.sites, asked.units, asked.steps)
    written = write_corpus(asked.folder, size, asked.seed)
    steps = size.sites * size.units * size.steps
    print(f"{asked.folder} : {size.sites * size.units} procédures, {steps} étapes, {written / 1e6:.1f} Mo.")


if __name__ == "__main__":
    main()
