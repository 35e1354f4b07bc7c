"""The first faults of a file that has very many, without a look at all of them."""

from __future__ import annotations

from itertools import islice

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claimgraph.argument.entries import Entry
from claimgraph.argument.shape import fields_of, shape_of
from claimgraph.argument.sizes import MOST_ENTRIES
from claimgraph.argument.yaml_nodes import Map, Seq, Value


def first_faults(model: type[Entry], data: Value, wanted: int) -> list[ErrorDetails]:
    """Return the faults of the first entries of a file, of as few as have as many faults as are wanted.

    Args:
        model: the class of the file.
        data: what stands in the file.
        wanted: faults that are enough; of lists, so many items at most are looked at.
    """
    file = _File(model, data, wanted)
    too_few, enough = 0, 1
    while enough < MOST_ENTRIES and file.count(enough) < wanted:
        too_few, enough = enough, enough * 2
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        too_few, enough = (middle, enough) if file.count(middle) < wanted else (too_few, middle)
    return file.faults(enough)


class _File:
    """A file of which the start is looked at."""

    def __init__(self, model: type[Entry], data: Value, items: int) -> None:
        shape = shape_of(model)
        self.model, self.data, self.items = model, data, items
        self.is_entries = shape.keys is not None
        """Whether the file as a whole is a mapping of entries by id."""
        fields = fields_of(shape.entry) if shape.entry else {}
        self.of_entries = {key for key, field in fields.items() if field.shape.keys is not None}
        """The fields that are such."""

    def count(self, entries: int) -> int:
        """Return how many faults there are, of so many entries of each mapping by id."""
        found = self._look(entries)
        return found.error_count() if found else 0

    def faults(self, entries: int) -> list[ErrorDetails]:
        """Return the faults themselves."""
        found = self._look(entries)
        return found.errors(include_url=False) if found else []

    def _look(self, entries: int) -> ValidationError | None:
        try:
            self.model.model_validate(self._start(entries))
        except ValidationError as error:
            return error
        return None

    def _start(self, entries: int) -> Value:
        if not isinstance(self.data, Map):
            return _shortened(self.data, self.items)
        top = dict(islice(self.data.items(), entries if self.is_entries else None))
        return {
            key: _shortened(_first(value, entries) if key in self.of_entries else value, self.items)
            for key, value in top.items()
        }


def _first(value: Value, entries: int) -> Value:
    return dict(islice(value.items(), entries)) if isinstance(value, Map) else value


def _shortened(value: Value, items: int) -> Value:
    """Return a value with so many items of each list; the depth of files is bounded, and so is this recursion."""
    if isinstance(value, Seq):
        return [_shortened(each, items) for each in value[:items]]
    if isinstance(value, dict):
        return {key: _shortened(each, items) for key, each in value.items()}
    return value
