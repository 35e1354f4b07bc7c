"""Templates as they were compiled in an earlier run, kept as Python keeps its compiled modules.

Compiling them takes longer than filling them in. A template is compiled anew when its text, the settings of its
environment or the code of this package has changed, so that no page can tell a kept template from a fresh one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from claimgraph.language.catalogues import catalogue_file
from claimgraph.language.compiling import Translated
from claimgraph.language.speech import current

_PACKAGE = Path(__file__).parent
_CODE = str(max(path.stat().st_mtime_ns for at in (_PACKAGE, _PACKAGE.parent / "language") for path in at.glob("*.py")))
"""When the code that calls and works out filters was changed last, asked for as it is loaded: the disk may later
have other code."""
FOLDER = _PACKAGE / "__pycache__"
"""Where compiled templates are kept: in the user's own installation, never in a project that others may have filled."""
_SETTINGS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "optimized", "is_async"),
)


def keep_compiled(environment: Environment, *folders: str | Path) -> None:
    """Let an environment keep its compiled templates from run to run, where the installation can be written.

    Args:
        environment: where templates are loaded, with all its extensions.
        folders: of the templates that are kept. Those of a project are not: what they become can hang on code of the
            project, which no one can tell from the outside.
    """
    if sys.dont_write_bytecode or environment.bytecode_cache is not None:
        return
    with suppress(OSError):
        FOLDER.mkdir(exist_ok=True)
        language = current() if isinstance(environment, Translated) else ""
        environment.bytecode_cache = _Kept(folders, _made_by(environment, language), language)


class _Kept(FileSystemBytecodeCache):
    def __init__(self, folders: Iterable[str | Path], made_by: str, language: str) -> None:
        super().__init__(str(FOLDER), "template-%s.pyc")
        self._folders, self._made_by, self._language = tuple(folders), made_by, language

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of a template among those that are kept; of another, none."""
        kept = filename is not None and any(Path(filename).is_relative_to(folder) for folder in self._folders)
        return super().get_cache_key(name, f"{self._language}{filename}") if kept else ""

    def get_source_checksum(self, source: str) -> str:
        """Return what tells a text, compiled in one way, from all else."""
        return super().get_source_checksum(f"{self._made_by}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in a compiled template, if it is kept."""
        if bucket.key:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template; a disk that does not take it costs the next run its time and nothing else."""
        if bucket.key:
            with suppress(OSError):
                super().dump_bytecode(bucket)


def _made_by(environment: Environment, language: str) -> str:
    """Return what a compiled template depends on besides its text."""
    settings = [str(getattr(environment, name)) for name in _SETTINGS]
    # An autoescape that is a function is asked for each template; it depends on the name alone.
    escaping = getattr(environment.autoescape, "__qualname__", str(environment.autoescape))
    extensions = sorted(environment.extensions)
    return "\n".join([jinja2.__version__, _CODE, escaping, _catalogue(language), *extensions, *settings])


def _catalogue(language: str) -> str:
    """Return the language whose messages a template has in it, and when they were changed last."""
    file = catalogue_file(language)
    return f"{language} {file.stat().st_mtime_ns}" if file.is_file() else language
