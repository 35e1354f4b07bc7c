"""Files of the argument as MkDocs handles them: their content is made when they are written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from claimgraph.site.page import Maker


class MadeFile(File):
    """A file beside the pages, such as a card or a table of data."""

    make: Maker

    def copy_file(self, *_: bool) -> None:
        """Make the content, and write it."""
        write_file(self.abs_dest_path, self.make())


def made_file(uri: str, make: Maker, config: MkDocsConfig) -> MadeFile:
    """Return a file by its address and what makes it."""
    file = MadeFile.generated(config, uri, content=b"")
    assert isinstance(file, MadeFile)
    file.make = make
    return file


def write_file(path: str, content: bytes) -> None:
    """Write a file, and make the folders that it is in.

    One that is there is not written to, but replaced: it may be in the last site, too.

    Raises:
        OSError: where the disk does not take it.
    """
    make_folder(path)
    try:
        file = open(path, "xb")  # noqa: PTH123, SIM115 - as below
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108
        file = open(path, "xb")  # noqa: PTH123, SIM115
    with file:
        file.write(content)


def make_folder(path: str) -> None:
    """Make the folder that a file is to be in, where it is not there.

    Raises:
        OSError: where the disk does not take it.
    """
    folder = os.path.dirname(path)  # noqa: PTH120 - no Path is made for each of tens of thousands
    try:
        os.mkdir(folder)  # noqa: PTH102 - most files have a folder of their own
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
