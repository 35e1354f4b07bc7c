"""The site before the last one, which a large site keeps beside it: the next one begins as it, not with nothing.

Giving tens of thousands of files a name in the next site, and taking their names in an old one away, takes
a disk several seconds. Of the spare only what differs from the last site is deleted. It is hidden, shares its files
with the site, and may be deleted at any time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from claimgraph.publish import site_folder
from claimgraph.publish.last_files import Stamp


def begin_as_spare(folder: Path, site: Path, known: Mapping[str, Stamp]) -> set[str]:
    """Let a folder begin as the spare of a site, if there is one, but for what differs from the last site.

    Args:
        folder: the folder of the next site, in which there is nothing yet.
        site: the folder of the last site.
        known: by what each file of the last site is known that may be in the next one, too.

    Returns:
        The addresses of what is in the folder now.
    """
    spare = _spare_of(site)
    if not (known and site_folder.is_own(spare)):
        return set()
    with suppress(OSError):
        site_folder.begin(spare)
        (folder / site_folder.MARKER).unlink()
        folder.rmdir()
        spare.rename(folder)
    folder.mkdir(exist_ok=True)
    site_folder.begin(folder)
    return {*_left(str(folder), "", known)}


def _left(folder: str, prefix: str, known: Mapping[str, Stamp]) -> Iterator[str]:
    """Delete the files that are not known, and folders in which nothing is left; yield the addresses of the others."""
    with os.scandir(folder) as entries:
        for entry in entries:
            address = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _left(entry.path, f"{address}/", known)
                with suppress(OSError):  # which it is where something is left
                    os.rmdir(entry.path)  # noqa: PTH106 - no Path is made for each of tens of thousands
            elif known.get(address) == Stamp.of(entry.stat(follow_symlinks=False)):
                yield address
            elif address != site_folder.MARKER:
                os.unlink(entry.path)  # noqa: PTH108 - as above


def keep_as_spare(left: Path, site: Path, in_common: int) -> bool:
    """Keep the site before the last one as the spare of a site, if they have much in common; whether it is kept.

    Args:
        left: the folder of the site before the last one.
        site: the folder of the last site.
        in_common: how many files the two have in common.
    """
    spare = _spare_of(site)
    if site_folder.is_own(spare):
        site_folder.remove(spare)
    if in_common <= site_folder.MANY:
        return False
    with suppress(OSError):
        left.rename(spare)
        return True
    return False


def _spare_of(site: Path) -> Path:
    return site.with_name(f".{site.name}-spare")
