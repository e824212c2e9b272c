"""`python -m tests.errors.regenerate [NAME…]`: what the program answers and repairs now becomes what is expected of it.

To be run after a sentence has changed on purpose. Then read the difference, every line of it: this file has no opinion.
The documentation page is written again from the whole catalogue.
"""

import sys
import tempfile
from pathlib import Path

from tests.errors.catalogue import cases, lay_out, transcript
from tests.errors.page import PAGE, page
from tests.errors.repairs import repairs_of


def regenerate(names: list[str]) -> None:
    """Writes `attendu.txt` of the named cases (all when none is named) and the page."""
    for case in cases():
        if not names or case.name in names:
            with tempfile.TemporaryDirectory() as folder:
                lay_out(case, Path(folder))
                answer = transcript(case, Path(folder))
                if answer.endswith("statut : 3\n"):
                    raise RuntimeError(f"{case.name}: {answer}")
                case.expected.write_text(answer, encoding="utf-8", newline="\n")
                case.repaired.unlink(missing_ok=True)
                if repaired := repairs_of(case, Path(folder)):
                    case.repaired.write_text(repaired, encoding="utf-8", newline="\n")
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    regenerate(sys.argv[1:])
