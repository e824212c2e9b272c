"""The paper engine, alone in its own process: a job on standard input, the pages on standard output.

The engine keeps everything that it ever laid out (1.7 GB after three binders), so each job gets a fresh process. This
file is run by its path and imports nothing of the package: it must start fast.

A job is a JSON object: `root` and `fonts` are folders, `inputs` the texts that the template reads through
`sys.inputs`, `timestamp` seconds since 1970 written into the file instead of the clock. The answer is one line of JSON
followed by the PDF: `faults`, what the template measured and found too large; `count`, the pages; `troubles`, warnings
of the engine, and why the standards for archives (PDF/A-2a) and accessibility (PDF/UA-1) were not met.
"""

import json
import sys
from typing import TypedDict


class Job(TypedDict):
    root: str
    fonts: str
    inputs: dict[str, str]
    timestamp: int


class Answer(TypedDict):
    faults: list[dict[str, object]]
    count: int
    troubles: list[str]


def compose(job: Job) -> tuple[Answer, bytes]:
    """The pages of a job, and what went wrong on the way. Pages refused by the standards come out without them."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]])
    compiler = typst.Compiler(
        input=f"{job['root']}/main.typ",
        root=job["root"],
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs=job["inputs"],
    )
    troubles = []
    try:
        pages, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=job["timestamp"]
        )
    except typst.TypstError as error:
        troubles.append("\n".join((error.message, error.diagnostic, *error.trace)))
        pages, warnings = compiler.compile_with_warnings(format="pdf", timestamp=job["timestamp"])
    if not isinstance(pages, bytes):
        raise TypeError("a PDF is one file")
    troubles += [str(warning) for warning in warnings]
    faults = json.loads(compiler.query("<fault>", field="value"))
    (count,) = json.loads(compiler.query("<pages>", field="value"))
    return {"faults": faults, "count": count, "troubles": troubles}, pages


def main() -> None:
    """Answer one job."""
    answer, pages = compose(json.load(sys.stdin.buffer))
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pages)


if __name__ == "__main__":
    main()
