"""Every test of reading runs on both of PyYAML's parsers."""

from collections.abc import Callable

import pytest
import yaml

from degraded_mode.source.document import Document, read_document
from degraded_mode.source.findings import Finding
from degraded_mode.source.parser import Parser, native_parser, python_parser

Reading = tuple[Document | None, tuple[Finding, ...]]
Read = Callable[[str | bytes], Reading]

NATIVE = pytest.param(
    native_parser,
    id="libyaml",
    marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml"),
)


@pytest.fixture(params=[NATIVE, pytest.param(python_parser, id="python")])
def parser(request: pytest.FixtureRequest) -> Parser:
    chosen: Parser = request.param
    return chosen


@pytest.fixture
def read(parser: Parser) -> Read:
    def read_one(content: str | bytes) -> Reading:
        return read_document("f.yaml", content.encode() if isinstance(content, str) else content, parser=parser)

    return read_one
