"""A conversation with the language server that editors start to read YAML beside its schema."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Self

from pydantic import JsonValue

SETTINGS: dict[str, JsonValue] = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}},
    "http": {"proxy": "", "proxyStrictSSL": False},
}
TOO_LONG = 60
"""Seconds before a server that says nothing is stopped; it answers within one or two."""


class LanguageServer:
    """The editor's side: opens files, asks, and keeps what the server publishes about each file."""

    def __init__(self, program: "subprocess.Popen[bytes]") -> None:
        self._program = program
        self._sent = 0
        self.published: dict[str, list[tuple[int, str]]] = {}
        """By file: the line (from 1) and the words of each of its diagnostics."""

    @classmethod
    @contextmanager
    def started(cls, command: str, folder: Path) -> Iterator[Self]:
        """A server that knows `folder`, stopped at the end whatever happens."""
        with subprocess.Popen([command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
            watch = Timer(TOO_LONG, program.kill)
            watch.start()
            try:
                server = cls(program)
                server.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": _EDITOR})
                server._tell("initialized", {})
                server._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})
                yield server
            finally:
                watch.cancel()
                program.kill()

    def open(self, file: Path) -> list[tuple[int, str]]:
        """The diagnostics of a file: those that the server holds once it has answered a question about it."""
        text = file.read_text(encoding="utf-8")
        document: JsonValue = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while file.as_uri() not in self.published:
            self._take(self._receive())
        return self.published[file.as_uri()]

    def hover(self, file: Path, line: int, column: int) -> str:
        """What the editor shows above a word; line and column from 1."""
        shown = self.ask("textDocument/hover", _at(file, line, column))
        contents = shown.get("contents") if isinstance(shown, dict) else ""
        return str(contents.get("value")) if isinstance(contents, dict) else str(contents)

    def completions(self, file: Path, line: int, column: int) -> set[str]:
        """The words that the editor proposes at a place."""
        proposed = self.ask("textDocument/completion", _at(file, line, column))
        items = proposed.get("items") if isinstance(proposed, dict) else proposed
        return (
            {str(item.get("label")) for item in items if isinstance(item, dict)} if isinstance(items, list) else set()
        )

    def ask(self, method: str, parameters: JsonValue) -> JsonValue:
        self._sent += 1
        number = self._sent
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                return message.get("result")
            self._take(message)

    def _tell(self, method: str, parameters: JsonValue) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": parameters})

    def _take(self, message: Mapping[str, JsonValue]) -> None:
        parameters = message.get("params")
        match message.get("method"), parameters:
            case "textDocument/publishDiagnostics", {"uri": str(uri), "diagnostics": list(several)}:
                self.published[uri] = [_read(one) for one in several]
            case "workspace/configuration", {"items": list(items)}:
                answers: list[JsonValue] = [_settings(item) for item in items]
                self._send({"jsonrpc": "2.0", "id": message.get("id"), "result": answers})
            case _ if "id" in message and "method" in message:
                self._send({"jsonrpc": "2.0", "id": message.get("id"), "result": None})
            case _:
                pass

    def _send(self, message: Mapping[str, JsonValue]) -> None:
        assert self._program.stdin
        body = json.dumps(message).encode()
        self._program.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._program.stdin.flush()

    def _receive(self) -> dict[str, JsonValue]:
        assert self._program.stdout
        length = 0
        while line := self._program.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the language server has stopped")
        message: dict[str, JsonValue] = json.loads(self._program.stdout.read(length))
        return message


_EDITOR: JsonValue = {
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": False}},
    "textDocument": {"hover": {"contentFormat": ["plaintext"]}, "publishDiagnostics": {}},
}


def _at(file: Path, line: int, column: int) -> JsonValue:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line - 1, "character": column - 1}}


def _settings(item: JsonValue) -> JsonValue:
    section = item.get("section") if isinstance(item, dict) else None
    return SETTINGS.get(str(section))


def _read(diagnostic: JsonValue) -> tuple[int, str]:
    match diagnostic:
        case {"range": {"start": {"line": int(line)}}, "message": str(said)}:
            return line + 1, said
        case _:
            raise ValueError(diagnostic)
