"""What `fix` does about a bad input of the catalogue, as `reparation.txt` has it."""

from pathlib import Path

from degraded_mode.loading.read import read_files
from degraded_mode.repair.mend import Mended, mended
from tests.errors.catalogue import USUAL, Case
from tests.repair.corpus import TODAY


def mended_case(where: Path) -> Mended:
    """What becomes of a case that is laid out there."""
    files, problems = read_files(where / "runbooks")
    return mended(files, problems, TODAY)


def repairs_of(case: Case, where: Path) -> str:
    """One line for each repair, then the codes of what is left; empty where nothing is repaired."""
    if not case.command.startswith(USUAL):
        return ""
    done = mended_case(where)
    lines = [f"{one.path}:{one.line}  {one.reason}{f'  [{one.code}]' if one.code else ''}" for one in done.repairs]
    left = ", ".join(sorted(str(one.code) for one in done.after.findings))
    lines += [f"reste : {left}"] if lines and left else []
    return "".join(f"{line}\n" for line in lines)
