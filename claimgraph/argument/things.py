"""The things of an argument that have ids."""

from __future__ import annotations

from enum import StrEnum

from claimgraph.language import message_in, pgettext


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


_NAMES = (
    message_in("sort of thing", "claim"),
    message_in("sort of thing", "source"),
    message_in("sort of thing", "topic"),
    message_in("sort of thing", "person"),
    message_in("sort of thing", "place"),
    message_in("sort of thing", "passage"),
    message_in("sort of thing", "rivals"),
    message_in("sort of thing", "field"),
    message_in("sort of thing", "tag"),
)


def named(thing: Thing) -> str:
    """Return the word for a thing in the language that is spoken."""
    return pgettext("sort of thing", thing.value)


def title_of(id_: str) -> str:
    """Return the title that is made from an id, where no name is given."""
    words = id_.replace("-", " ")
    return words[:1].upper() + words[1:]
