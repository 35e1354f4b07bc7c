"""The one place that prints: every word for a terminal or the log of a job goes through here.

What stands in files, in their names and on the command line is shown, never obeyed. A control
character is written as its escape, so that it cannot steer a terminal; and nothing looks like
a command to the runner of a CI job, which reads its commands from what a program prints.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import re
import sys
from contextlib import suppress
from typing import Any, TextIO

import click

_STEERING = (
    r"\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 and C1
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # what turns the direction of a line
    r"\u2028\u2029"  # line and paragraph separators
    r"\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # what is never seen
    r"\ud800-\udfff"  # bytes of a file name that are not UTF-8
)
_HIDDEN = re.compile(rf"[\n{_STEERING}]")
_HIDDEN_IN_LINES = re.compile(rf"(?!\r\n)[{_STEERING}]")
_HIDDEN_BUT_STYLE = re.compile(rf"(?!\r\n|\x1b\[[0-9;]*m)[{_STEERING}]")
_COMMAND = re.compile(r"(?<!\S):(?=:)|(?<=#)#(?=\w*\[)")
"""What starts a command in the log of a job: ``::error`` after blanks only, ``##[error]`` and the like anywhere."""
_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


class UnwritableError(Exception):
    """Standard output cannot be written."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(f"standard output cannot be written: {reason.strerror or reason}")
        self.nobody_reads = reason.errno in {errno.EPIPE, errno.ESHUTDOWN}
        """Whether the reader of a pipe has closed it, which is no fault."""


def say(words: str, *, err: bool = False, nl: bool = True, commands: bool = False, styled: bool = False) -> None:
    """Print text, with control characters made visible, to standard output or standard error.

    Args:
        words: what to say; its line ends stay.
        err: to standard error instead, where what cannot be written is lost.
        nl: whether to end the line.
        commands: whether lines may be commands to the runner of a job.
        styled: whether colours stay; what editors wrote must be visible already.

    Raises:
        UnwritableError: where standard output cannot be written.
    """
    shown = (_HIDDEN_BUT_STYLE if styled else _HIDDEN_IN_LINES).sub(_escaped, words)
    shown = shown if commands else _COMMAND.sub(_escaped, shown)
    stream = sys.stderr if err else sys.stdout
    try:
        click.echo(_encodable(shown, stream), file=stream, nl=nl, color=True if styled else None)
    except OSError as error:
        _close(stream)
        if not err:
            raise UnwritableError(error) from None


def visible(text: str, *, but: str = "") -> str:
    """Return a text on one line, with an escape in place of every control character but some."""
    return _HIDDEN.sub(lambda found: found[0] if found[0] in but else _escaped(found), text)


def harmless(words: str) -> str:
    """Return lines with everything escaped that would control a terminal or the runner of a job."""
    return _COMMAND.sub(_escaped, _HIDDEN_IN_LINES.sub(_escaped, words))


def as_json(value: object, *, ascii_only: bool = True) -> str:
    """Return a value as JSON that every reader accepts, even with file names that are not UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    text = re.sub(r"[\ud800-\udfff]", lambda found: f"\\{_escaped(found)}", text)
    return re.sub(r"[^\n -~]", _escaped, text) if ascii_only else text


class Spoken(logging.Handler):
    """Prints what libraries log, as all other output is printed."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record to standard error."""
        say(self.format(record), err=True)


def make_harmless(record: logging.LogRecord) -> bool:
    """Escape in a log record what would control a terminal or a job; return True, so that a filter keeps it."""
    record.msg, record.args = harmless(record.getMessage()), ()
    return True


def _escaped(found: re.Match[str]) -> str:
    """Return the escape of a character as in JSON and YAML, or of a byte of a file name."""
    character = found[0]
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return _NAMED.get(character) or "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _encodable(text: str, stream: TextIO | Any) -> str:  # noqa: ANN401 - whatever stands in for a stream
    """Return a text without what the stream's encoding cannot write."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return re.sub(r"[^\n\r\t\x1b -~]", _escaped, text)
    return text


def _close(stream: TextIO | Any) -> None:  # noqa: ANN401
    """Discard what a stream still buffers, so that Python does not fail over it at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
