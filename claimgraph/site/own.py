"""What an argument adds of its own, as pages show it: values of its fields, and tags."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from claimgraph.argument.ids import likeness, slugify
from claimgraph.argument.model import Argument, Claim, FieldKind, OwnField, Shown, Source
from claimgraph.language import gettext
from claimgraph.site import views as v
from claimgraph.site.links import choice_path, tag_path


def own_values(argument: Argument, item: Claim | Source, *, at_top: bool) -> tuple[v.OwnValueView, ...]:
    """Return the values of the argument's own fields of a claim or a source, in the order of their declaration.

    Args:
        argument: the argument.
        item: the claim or the source.
        at_top: whether those that stand at the top of a page are wanted, or those that are folded away.
    """
    wanted = [own for own in argument.fields.values() if own.id in item.fields]
    return tuple(_value(own, item) for own in wanted if (Shown.PAGE in own.shown) is at_top)


def _value(own: OwnField, item: Claim | Source) -> v.OwnValueView:
    value = str(item.fields[own.id])
    path = choice_path(own.id, choice_slugs(own)[value]) if own.narrows and isinstance(item, Claim) else None
    return v.OwnValueView(own.name, value, path, own.kind is FieldKind.LINK)


def tag_values(claim: Claim) -> tuple[v.OwnValueView, ...]:
    """Return the tags of a claim, each leading to its page."""
    return tuple(v.OwnValueView(gettext("Tags"), tag.id, tag_path(tag.id)) for tag in claim.tags)


def choice_slugs(own: OwnField) -> dict[str, str]:
    """Return, by each choice of a field, the last part of the address of its page."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for number, choice in enumerate(own.choices, 1):
        slug = slugify(choice)
        if not slug or likeness(slug) in taken:
            slug = f"choice-{number}"
        taken.add(likeness(slug))
        found[choice] = slug
    return found


def own_lists(argument: Argument, ids: Collection[str], shown: Collection[str] | None = None) -> v.OwnListsView | None:
    """Return what lists of some claims show of their own fields and tags; None where there is nothing to show.

    Args:
        argument: the argument.
        ids: the claims that are listed.
        shown: those of them that are on one page; by default all.
    """
    claims = [argument.claims[id_] for id_ in ids]
    used = _used(argument, claims)
    on_page = claims if shown is None else [argument.claims[id_] for id_ in shown]
    return _lists(used, on_page) if any(used) else None


class _Used(NamedTuple):
    """What some claims have of the argument's own: fields with columns, fields that narrow lists down, and tags."""

    columns: list[OwnField]
    narrowing: list[OwnField]
    tags: list[str]


def _used(argument: Argument, claims: Collection[Claim]) -> _Used:
    said = {id_ for claim in claims for id_ in claim.fields}
    fields = [own for own in argument.fields.values() if own.id in said]
    columns = [own for own in fields if Shown.LISTS in own.shown]
    tags = dict.fromkeys(tag.id for claim in claims for tag in claim.tags)
    return _Used(columns, [own for own in fields if own.narrows], [*tags])


def _lists(used: _Used, claims: Collection[Claim]) -> v.OwnListsView:
    has = {claim.id: list(_has(used.narrowing, used.tags, claim)) for claim in claims}
    return v.OwnListsView(
        columns=(*(own.name for own in used.columns), *([gettext("Tags")] if used.tags else ())),
        cells={claim.id: tuple(_cells(used.columns, claim, with_tags=bool(used.tags))) for claim in claims},
        filters=tuple(_filters(used.narrowing, used.tags, set(chain.from_iterable(has.values())))),
        has={id_: " ".join(keys) for id_, keys in has.items()},
    )


def _filters(narrowing: list[OwnField], tags: list[str], there: Collection[str]) -> Iterator[v.FilterView]:
    """Yield what a list can be narrowed down by: fields, and tags, of which several are there."""
    offered: list[tuple[str, Sequence[str]]] = [
        *((own.name, own.choices) for own in narrowing),
        (gettext("Tags"), tags),
    ]
    for number, (name, words) in enumerate(offered):
        keys = ((f"{number}.{place}", word) for place, word in enumerate(words))
        options = tuple((key, word) for key, word in keys if key in there)
        if len(options) > 1:
            yield v.FilterView(name, options)


def _cells(columns: list[OwnField], claim: Claim, *, with_tags: bool) -> Iterator[tuple[v.OwnValueView, ...]]:
    for own in columns:
        yield (_value(own, claim),) if own.id in claim.fields else ()
    if with_tags:
        yield tag_values(claim)


def _has(narrowing: list[OwnField], tags: list[str], claim: Claim) -> Iterator[str]:
    """Yield the numbers of a claim's choices and tags, by which lists are narrowed down."""
    for number, own in enumerate(narrowing):
        if own.id in claim.fields:
            yield f"{number}.{own.choices.index(str(claim.fields[own.id]))}"
    places: Mapping[str, int] = {tag: place for place, tag in enumerate(tags)}
    yield from (f"{len(narrowing)}.{places[tag.id]}" for tag in claim.tags)
