"""The schema of a check in JSON, as documented: `python -m tests.interop.check_schema` writes it again."""

import json
from pathlib import Path

from degraded_mode.interop.check_json import check_schema

FILE = Path(__file__).parents[2] / "docs" / "check.schema.json"


def as_text() -> str:
    return json.dumps(check_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(as_text(), encoding="utf-8", newline="\n")
