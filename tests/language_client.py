"""Speaks with a language server over its standard input and output, as an editor does."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import Any

PATIENCE = 60


class Server:
    """A running language server, with one folder open."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._said: Queue[dict[str, Any]] = Queue()
        self._diagnostics: dict[str, tuple[int, list[dict[str, Any]]]] = {}
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self._number = 0
        self._versions: dict[str, int] = {}
        capabilities = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}, "hover": {}}}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities})
        self._tell("initialized", {})
        settings = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}
        self._tell("workspace/didChangeConfiguration", {"settings": settings})

    def open(self, name: str, text: str) -> None:
        """Open a file of the folder with a text, or give it another."""
        uri, version = self._uri(name), self._versions.get(name, 0) + 1
        self._versions[name] = version
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": document})
        else:
            identity = {"uri": uri, "version": version}
            self._tell("textDocument/didChange", {"textDocument": identity, "contentChanges": [{"text": text}]})

    def diagnostics(self, name: str) -> list[str]:
        """Wait for what the server finds wrong with the file as it now is."""
        uri, end = self._uri(name), monotonic() + PATIENCE
        while self._diagnostics.get(uri, (0, []))[0] < self._versions[name]:
            self._next(end)
        return [f"{found['range']['start']['line'] + 1}: {found['message']}" for found in self._diagnostics[uri][1]]

    def completions(self, name: str, line: int, column: int) -> list[str]:
        """Return what could be written at a place."""
        found = self._at("textDocument/completion", name, line, column)
        return [item["label"] for item in (found["items"] if isinstance(found, dict) else found or [])]

    def hover(self, name: str, line: int, column: int) -> str:
        """Return what the server says of a place."""
        found = self._at("textDocument/hover", name, line, column)
        contents = found["contents"] if found else ""
        return contents["value"] if isinstance(contents, dict) else str(contents)

    def ask(self, method: str, parameters: object) -> Any:
        """Ask, and wait for the answer."""
        self._number += 1
        number, end = self._number, monotonic() + PATIENCE
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            answer = self._next(end)
            if answer.get("id") == number and "method" not in answer:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def stop(self) -> None:
        """End the server."""
        self.ask("shutdown", None)
        self._tell("exit", None)
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        self.process.stdin.close()
        self.process.stdout.close()

    def _at(self, method: str, name: str, line: int, column: int) -> Any:
        place = {"line": line - 1, "character": column - 1}
        return self.ask(method, {"textDocument": {"uri": self._uri(name)}, "position": place})

    def _uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def _tell(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _next(self, end: float) -> dict[str, Any]:
        """Take the next message; note diagnostics, and answer what the server itself asks."""
        try:
            message = self._said.get(timeout=max(0.01, end - monotonic()))
        except Empty:
            raise AssertionError("the language server did not answer") from None
        if message.get("method") == "textDocument/publishDiagnostics":
            found = message["params"]
            self._diagnostics[found["uri"]] = (found.get("version") or self._last(found["uri"]), found["diagnostics"])
        elif "method" in message and "id" in message:
            wanted = message.get("params", {}).get("items", [])
            self._send({"id": message["id"], "result": [None for _ in wanted] if wanted else None})
        return message

    def _last(self, uri: str) -> int:
        return next(version for name, version in self._versions.items() if self._uri(name) == uri)

    def _read(self) -> None:
        while header := self.process.stdout.readline():
            length = int(header.split(b":")[1])
            while self.process.stdout.readline().strip():
                pass
            self._said.put(json.loads(self.process.stdout.read(length)))
