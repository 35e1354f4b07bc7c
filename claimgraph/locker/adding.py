"""Adding a copy: its bytes into the store, its record into the lock."""

from __future__ import annotations

from dataclasses import replace

from claimgraph.argument.lock import CopyRecord, Lock
from claimgraph.locker.extract import UnreadableCopyError
from claimgraph.locker.looking import CopyText
from claimgraph.locker.media import extract, media_of
from claimgraph.locker.store import Store


def read_copy(
    raw: bytes, *, told: str | None = None, charset: str | None = None, name: str = ""
) -> tuple[str, CopyText]:
    """Return what kind of document some bytes are, and their text.

    Args:
        raw: the bytes.
        told: the type that the server named, if it did.
        charset: the encoding that the server named, if it did.
        name: the name of the file, if it has one.

    Raises:
        UnreadableCopyError: where nothing can be read in it.
    """
    media = media_of(raw, told, name)
    text = CopyText(extract(raw, media, charset))
    if not text.stored.spelling.letters:
        raise UnreadableCopyError("it has no words")
    return media, text


def keep(raw: bytes, record: CopyRecord, lock: Lock, store: Store) -> Lock:
    """Write a copy into the store and return the lock with its record; a known one changes only its depth."""
    store.put(raw)
    known = lock.copy(record.source, record.copy)
    kept = replace(known, depth=record.depth) if known else record
    return Lock([kept, *(each for each in lock.copies if each != known)], lock.quotes, lock.links, lock.notices)
