"""Writes data as YAML in every way that an editor might, with comments all over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from random import Random


SELDOM, SOMETIMES, HALF, MOSTLY = 0.2, 0.3, 0.5, 0.8


class MessyWriter:
    """Writes one file; the comments that it wrote are kept."""

    def __init__(self, choose: Random) -> None:
        self.choose = choose
        self.comments: list[str] = []

    def file(self, data: Any) -> str:
        """Return a mapping as a file."""
        lines = [*self._gap(0), *self._block(data, 0), *self._gap(0)]
        end = self.choose.choice(["\n", "\r\n"])
        return end.join(lines) + self.choose.choice(["", end, end * 3])

    def _block(self, data: Any, indent: int) -> list[str]:
        if isinstance(data, dict):
            fields = [(f"{self._key(key)}:", value) for key, value in data.items()]
        else:
            fields = [("-", value) for value in data]
        lines: list[str] = []
        for mark, value in fields:
            lines += self._gap(indent)
            lines += self._field(mark, value, indent)
        return lines

    def _field(self, mark: str, value: Any, indent: int) -> list[str]:
        head = " " * indent + mark
        inner = indent + self.choose.choice([1, 2, 2, 3])
        if not isinstance(value, dict | list):
            return self._scalar(head, value, indent)
        if not value or self.choose.random() < SOMETIMES:
            return [f"{head} {self._flow(value)}{self._beside()}"]
        if isinstance(value, list) and mark != "-" and self.choose.random() < SOMETIMES:
            inner = indent
        lines = self._block(value, inner)
        first = lines[0].strip() if lines else ""
        if mark == "-" and first and not first.startswith("#") and inner > indent + 1 and self.choose.random() < MOSTLY:
            return [" " * indent + "-" + " " * (inner - indent - 1) + lines[0].lstrip(), *lines[1:]]
        return [f"{head}{self._beside()}", *lines]

    def _scalar(self, head: str, value: Any, indent: int) -> list[str]:
        style = self.choose.choice([None, None, "'", '"', "|", ">"]) if isinstance(value, str) else None
        written = (
            yaml.safe_dump(
                {"k": value},
                default_style=None,
                width=self.choose.choice([20, 80, 1000]),
                allow_unicode=True,
            )
            if style is None
            else _styled(value, style, self.choose.choice([20, 80, 1000]))
        )
        first, *rest = written.rstrip("\n").split("\n") if style in {None, "'", '"'} else written[:-1].split("\n")
        beside = self._beside() if style not in {"|", ">"} else ""
        lines = [f"{head}{first.removeprefix('k:')}", *(" " * indent + line if line else "" for line in rest)]
        return [*lines[:-1], lines[-1] + beside]

    def _flow(self, data: Any) -> str:
        gap = self.choose.choice(["", " "])
        if isinstance(data, dict):
            inside = ", ".join(f"{self._key(key)}: {self._flow(value)}" for key, value in data.items())
            return f"{{{gap}{inside}{gap}}}"
        if isinstance(data, list):
            return f"[{gap}{', '.join(map(self._flow, data))}{gap}]"
        if isinstance(data, str):
            return _styled(data, '"', 10_000).removeprefix("k: ").strip()
        return yaml.safe_dump(data, default_flow_style=True).split("\n")[0]

    def _key(self, key: str) -> str:
        return key if self.choose.random() < MOSTLY else f'"{key}"'

    def _gap(self, indent: int) -> list[str]:
        lines: list[str] = []
        while self.choose.random() < SOMETIMES:
            where = " " * self.choose.choice([indent, indent, indent, 0, indent + 1, indent + 4])
            lines.append(self.choose.choice(["", "  "]) if self.choose.random() < HALF else where + self._comment())
        return lines

    def _beside(self) -> str:
        return f"{self.choose.choice([' ', '   '])}{self._comment()}" if self.choose.random() < SELDOM else ""

    def _comment(self) -> str:
        self.comments.append(f"# {len(self.comments)}: a remark")
        return self.comments[-1]


def _styled(value: str, style: str, width: int) -> str:
    """Write one text in a style, as the value of ``k``."""

    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(
        str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style if text != "k" else None)
    )
    return yaml.dump({"k": value}, Dumper=Dumper, width=width, allow_unicode=True)
