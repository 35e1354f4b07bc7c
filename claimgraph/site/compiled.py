"""Compiled templates, kept for the life of the process, where none can be kept from run to run."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from claimgraph.language.speech import current


class CompiledTemplates(BytecodeCache):
    """Keeps the code of templates by their names and their text."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._code: dict[tuple[str, str], bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of a template in the language that is spoken: a compiled one holds its messages."""
        return f"{current()}/{super().get_cache_key(name, filename)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if that is kept."""
        if code := self._code.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = CompiledTemplates()
"""Those of this process."""
