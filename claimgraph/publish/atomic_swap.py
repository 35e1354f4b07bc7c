"""Swap one folder for another in a single step, so that at no moment neither is in place."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux, renameat2(2)."""
_RENAME_SWAP = 2
"""macOS, renamex_np(2)."""


def swap(fresh: Path, old: Path, aside: Path) -> Path | None:
    """Replace an old folder by a fresh one.

    Where the system can, the two are exchanged atomically. Otherwise the old one is moved aside first;
    `recover` undoes an interruption between the two steps.

    Args:
        fresh: the folder that comes.
        old: the place that it takes; there may be nothing yet.
        aside: where the old folder may be put, beside the others.

    Returns:
        Where the old folder is now, to be removed; None if there was none.
    """
    if not old.exists():
        fresh.rename(old)
        return None
    if _exchange(fresh, old):
        return fresh
    old.rename(aside)
    fresh.rename(old)
    return aside


def recover(old: Path, aside: Path) -> None:
    """Move the old folder back, if a swap in two steps was interrupted between them."""
    if aside.exists() and not old.exists():
        aside.rename(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; return whether the system could."""
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(names[0], names[1], _RENAME_SWAP) == 0)
    return False
