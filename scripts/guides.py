"""Read a guide as its readers do: its blocks of code in order, and what to do with each.

A comment above a block says what it is, where that is not told by its language:

    <!-- serves -->                              its command goes on until it is stopped
    <!-- fails -->                               its last command ends with an error, which is shown
    <!-- not run: WHY; see TEST -->              why it is not run, and the test that covers it
    <!-- edit FILE: below "LINE" -->             is put below a line of a file
    <!-- edit FILE: instead of "LINE" -->        takes the place of a line
    <!-- added to FILE -->                       is put at the end of a file
    <!-- file FILE -->                           is written as a new file
    <!-- shows FILE -->                          stands in a file as it is
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CONSOLE = "console"
_BLOCK = re.compile(
    r"^(?:<!-- (?P<mark>[^\n]+?) -->\n\n?)?```(?P<language>[\w-]*)[^\n]*\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
_EDIT = re.compile(r'edit (?P<file>\S+): (?P<how>below|instead of) "(?P<line>.*)"')


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code in a guide."""

    guide: str
    line: int
    """Where it starts."""
    language: str
    text: str
    mark: str
    """What the comment above it says; empty where there is none."""

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"{self.guide}:{self.line}"


@dataclass(frozen=True, slots=True)
class Command:
    """A command that a guide shows, and what it is shown to say."""

    words: str
    shown: tuple[str, ...]


def read_blocks(path: Path) -> list[Block]:
    """Return the blocks of a guide, in order."""
    text = path.read_text("utf-8")
    return [
        Block(
            guide=path.name,
            line=text.count("\n", 0, found.start("language")) + 1,
            language=found["language"],
            text=found["text"],
            mark=found["mark"] or "",
        )
        for found in _BLOCK.finditer(text)
    ]


def commands(block: Block) -> Iterator[Command]:
    """Yield the commands of a block, each with the lines below it that are no command."""
    words, shown = "", list[str]()
    for line in block.text.splitlines():
        if words.endswith("\\"):
            words += f"\n{line}"
        elif line.startswith("$ "):
            if words:
                yield Command(words, tuple(shown))
            words, shown = line.removeprefix("$ "), []
        else:
            shown.append(line)
    if words:
        yield Command(words, tuple(shown))


def follow(block: Block, folder: Path) -> None:
    """Carry out a block as its mark says, as an editor would.

    Raises:
        LookupError: where what it builds on is not there.
    """
    if found := _EDIT.fullmatch(block.mark):
        _edit(block, folder / found["file"], found["line"], keep=found["how"] == "below")
    elif block.mark.startswith("added to "):
        with (folder / block.mark.removeprefix("added to ")).open("a", encoding="utf-8") as grown:
            grown.write(block.text)
    elif block.mark.startswith("file "):
        (folder / block.mark.removeprefix("file ")).write_text(block.text, "utf-8")
    elif block.mark.startswith("shows "):
        file = folder / block.mark.removeprefix("shows ")
        if f"\n{block.text}" not in f"\n{file.read_text('utf-8')}":
            raise LookupError(f"{block.place}: this does not stand in {file.name}")


def _edit(block: Block, file: Path, line: str, *, keep: bool) -> None:
    text = file.read_text("utf-8")
    if text.count(f"\n{line}\n") != 1:
        raise LookupError(f"{block.place}: {line!r} is not one line of {file.name}")
    put = f"{line}\n{block.text}" if keep else block.text
    file.write_text(text.replace(f"\n{line}\n", f"\n{put}"), "utf-8")
