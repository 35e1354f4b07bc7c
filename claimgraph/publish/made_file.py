"""Files of the argument as MkDocs handles them: their content is made when they are written."""

from __future__ import annotations

from pathlib import Path
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
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.make())


def made_file(uri: str, make: Maker, config: MkDocsConfig) -> MadeFile:
    """Return a file by its address and what makes it."""
    file = MadeFile.generated(config, uri, content=b"")
    assert isinstance(file, MadeFile)
    file.make = make
    return file
