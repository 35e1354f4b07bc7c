"""Which ids were renamed between two versions, and the earlier version rewritten with the later ids.

A renaming is known from ``claims/renamed.yml``, where the argument has one; else an entry that
is gone and one that is new are the same when they have the same words, and no other has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from claimgraph.argument import model as m
from claimgraph.argument.entries import ENTRIES
from claimgraph.argument.ids import as_id
from claimgraph.argument.marks import Own, Ref
from claimgraph.argument.prose import CLAIM_LINK
from claimgraph.argument.shape import fields_of
from claimgraph.argument.things import Thing, title_of
from claimgraph.diagnostics import Place

Entry = TypeVar("Entry")
Names = Mapping[str, str]
"""Later ids by earlier ones."""


@dataclass(frozen=True, slots=True)
class Renamings:
    """What was renamed."""

    claims: Names = field(default_factory=dict)
    sources: Names = field(default_factory=dict)
    topics: Names = field(default_factory=dict)


def find_renamings(before: m.Argument, after: m.Argument) -> Renamings:
    """Find the entries whose id changed between the versions."""
    return Renamings(
        _renamed(before.claims, after.claims, _declared(Thing.CLAIM, before, after), _wording),
        _renamed(before.sources, after.sources, _declared(Thing.SOURCE, before, after), _record),
        _renamed(before.topics, after.topics, _declared(Thing.TOPIC, before, after), lambda topic: topic.title),
    )


def _declared(thing: Thing, before: m.Argument, after: m.Argument) -> dict[str, str]:
    """Return the declared renamings, earlier id to later; those in the earlier version are read backwards."""
    onwards = {each.old.id: each.new.id for each in after.renamed if each.thing is thing}
    return {each.new.id: each.old.id for each in before.renamed if each.thing is thing} | onwards


def _renamed(
    before: Mapping[str, Entry], after: Mapping[str, Entry], declared: Names, words: Callable[[Entry], object]
) -> Names:
    gone = [id_ for id_ in before if id_ not in after]
    new = [id_ for id_ in after if id_ not in before]
    found = {old: declared[old] for old in gone if declared.get(old) in new}
    left_gone = {id_: words(before[id_]) for id_ in gone if id_ not in found}
    left_new = {id_: words(after[id_]) for id_ in new if id_ not in found.values()}
    return found | dict(_with_the_same_words(left_gone, left_new))


def _with_the_same_words(gone: Mapping[str, object], new: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of ids, old and new, whose words no other entry has."""
    counts = Counter(gone.values()), Counter(new.values())
    by_words = {said: id_ for id_, said in new.items()}
    for id_, said in gone.items():
        if all(count[said] == 1 for count in counts):
            yield id_, by_words[said]


def _wording(claim: m.Claim) -> str:
    return " ".join(claim.text.split())


def _record(source: m.Source) -> tuple[str, ...]:
    return (source.title, source.publisher, str(source.date), str(source.url))


def told_in_later_ids(argument: m.Argument, renamings: Renamings) -> m.Argument:
    """Return an argument with renamed ids replaced by the later ones, so that a comparison shows only other changes."""
    if not (renamings.claims or renamings.sources or renamings.topics):
        return argument
    told: m.Argument = _IdRewriter(renamings).value("argument", argument)
    return told


def _refers() -> Iterator[tuple[str, Thing]]:
    """Yield every field of the format that holds ids, or has them as keys, with what they are the ids of."""
    for entry in ENTRIES.values():
        for each in fields_of(entry).values():
            for shape in (each.shape, each.shape.keys):
                if shape and (mark := shape.mark(Ref) or shape.mark(Own)):
                    yield each.name, mark.thing


_REFERS = dict(_refers()) | {
    "claim": Thing.CLAIM,
    "columns": Thing.CLAIM,
    "topic": Thing.TOPIC,
    "sources": Thing.SOURCE,
}
"""What the ids in a field of the model are the ids of: those of the format, and those that the model adds."""


class _IdRewriter:
    """Rewrites values of the model; what an id is of is told by the field that it stands in."""

    def __init__(self, renamings: Renamings) -> None:
        self.claims = renamings.claims
        names = {Thing.CLAIM: renamings.claims, Thing.SOURCE: renamings.sources, Thing.TOPIC: renamings.topics}
        self.refers = {field: names.get(thing, {}) for field, thing in _REFERS.items()}
        """Ids by the field in which they are named, or are keys."""
        self.named: Mapping[type, Names] = {
            m.Claim: names[Thing.CLAIM],
            m.Source: names[Thing.SOURCE],
            m.Topic: names[Thing.TOPIC],
        }

    def value(self, name: str, value: Any) -> Any:  # noqa: ANN401 - any value of the model
        match value:
            case m.Reference():
                return replace(value, id=self._id(name, value.id))
            case str():
                return self._id(name, value) if name in {"topic", "claims"} else self._prose(value)
            case tuple():
                return tuple(self.value(name, each) for each in value)
            case Mapping():
                return {self._id(name, key): self.value(name, each) for key, each in value.items()}
            case _ if is_dataclass(value) and not isinstance(value, Place | m.PartialDate):
                return self._entry(value)
        return value

    def _entry(self, entry: Any) -> Any:  # noqa: ANN401
        told = {
            each.name: self.value(each.name, getattr(entry, each.name)) for each in fields(entry) if each.name != "id"
        }
        if hasattr(entry, "id"):
            told["id"] = self._own_id(entry)
        if isinstance(entry, m.Claim) and entry.short == title_of(entry.id):
            told["short"] = title_of(told["id"])
        return replace(entry, **told)

    def _own_id(self, entry: Any) -> str:  # noqa: ANN401
        if names := self.named.get(type(entry)):
            return names.get(entry.id, str(entry.id))
        claim, slash, part = entry.id.partition("/")
        return self.claims.get(claim, claim) + slash + part if slash else str(entry.id)

    def _id(self, name: str, id_: str) -> str:
        return self.refers.get(name, {}).get(id_, id_)

    def _prose(self, text: str) -> str:
        if "[[" not in text:
            return text
        return CLAIM_LINK.sub(lambda link: link[0].replace(link["id"], self._id("claim", as_id(link["id"])), 1), text)
