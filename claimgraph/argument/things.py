"""The things of an argument that have ids."""

from __future__ import annotations

from enum import StrEnum


class Thing(StrEnum):
    """What an id is the id of."""

    CLAIM = "claim"
    SOURCE = "source"
    TOPIC = "topic"
    PERSON = "person"
    PLACE = "place"
    PASSAGE = "passage"
    RIVALS = "rivals"
    """Rival answers to one question."""
    FIELD = "field"
    """A field of the argument's own."""
    TAG = "tag"
    """A word under which claims are put; it is there as soon as it is used."""

    @property
    def plural(self) -> str:
        """The word for several, which is the key that they stand under."""
        return {"person": "people", "rivals": "rivals"}.get(self.value, f"{self.value}s")


def title_of(id_: str) -> str:
    """Return the title that is made from an id, where no name is given."""
    words = id_.replace("-", " ")
    return words[:1].upper() + words[1:]
