"""Rename an id everywhere: no link breaks, no review goes stale, and the old address redirects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from yaml import YAMLError

from claimgraph.argument import files as names
from claimgraph.argument.fingerprint import carried_over, parts_of, rests_on_what_is_there
from claimgraph.argument.ids import likeness
from claimgraph.argument.lock import LOCK, Lock, written
from claimgraph.argument.model import Argument, Claim
from claimgraph.argument.reading import Reading
from claimgraph.argument.things import Thing
from claimgraph.diagnostics import did_you_mean
from claimgraph.edit import mentions, renamed_file
from claimgraph.edit.draft import Draft
from claimgraph.edit.errors import EditError
from claimgraph.edit.ids import Renaming, check_new_id
from claimgraph.edit.references import find_references
from claimgraph.edit.splices import Splice, replace_word, splice
from claimgraph.edit.tree import Collection, Scalar, Tree, all_scalars, read_tree
from claimgraph.site.links import Addresses
from claimgraph.site.redirects import PATHS

RESERVED = {names.ARGUMENT, names.PASSAGES, names.EXPECTATIONS, names.RENAMED}
"""Files of the argument that are no topics."""


def ids_in_use(reading: Reading) -> Mapping[Thing, frozenset[str]]:
    """Return the ids that stand in the files, by what they are the ids of."""
    return reading.written


def rename(draft: Draft, renaming: Renaming, *, leave_redirect: bool = True) -> None:
    """Rename an id in a draft: in files, pages and the lock; move files, keep reviews fresh and the old address alive.

    Raises:
        EditError: where a file cannot be read, the old id is not there, or the new one cannot be used.
    """
    _check_readable(draft)
    before = draft.reading()
    _check_ids(renaming, before)
    _rename_in_files(draft, renaming)
    _rename_in_pages(draft, renaming)
    _rename_in_lock(draft, renaming, before.argument.lock)
    _move_files(draft, renaming, before)
    renamed_file.note(draft, renaming, leave_redirect=leave_redirect)
    _keep_reviews_fresh(draft, renaming, before.argument)


def _check_readable(draft: Draft) -> None:
    files = draft.files()
    broken = [problem for document in files.documents() for problem in document.problems] + [*files.left_out.values()]
    if broken:
        first = min(broken, key=lambda problem: problem.place)
        raise EditError(
            f"{first.place}: {first.message}; the id may stand in what cannot be read, so mend this file first"
        )


def _check_ids(renaming: Renaming, reading: Reading) -> None:
    known = ids_in_use(reading)[renaming.thing]
    if renaming.old not in known:
        hint = did_you_mean(renaming.old, known)
        raise EditError(f'no {renaming.thing} "{renaming.old}"' + (f": {hint}" if hint else ""))
    check_new_id(renaming.new, known, renaming.thing, renaming.old)
    if renaming.thing is Thing.TOPIC and renaming.new in RESERVED:
        raise EditError(f'"{renaming.new}" cannot be a topic: claims/{renaming.new}.yml is a file of its own')


def _rename_in_files(draft: Draft, renaming: Renaming) -> None:
    for file in draft.files().named():
        text = file.document.text
        found = [
            replace_word(text, scalar, renaming.new) for scalar in find_references(file, renaming.thing, renaming.old)
        ]
        if renaming.thing is Thing.CLAIM:
            found += mentions.in_prose(file, renaming.old, renaming.new)
        _change(draft, file.document.path, text, found)


def _rename_in_pages(draft: Draft, renaming: Renaming) -> None:
    """Rename in hand-written pages and in the navigation."""
    config = draft.project.config.as_posix()
    tree = _read_config(draft, config) if draft.exists(config) else read_tree("")
    for name in list(draft.pages()):
        text = draft.text(name)
        page = name.removeprefix(f"{draft.project.docs.as_posix()}/")
        found = (
            [*mentions.in_page(text, page, renaming.old, renaming.new, draft.project)]
            if renaming.thing is Thing.CLAIM
            else []
        )
        for old, new in _moved_pages(renaming, draft.project.at):
            found += mentions.in_page_links(text, page, old, new, _addresses(tree))
        _change(draft, name, text, found)
    moved = [
        found
        for old, new in _moved_pages(renaming, draft.project.at)
        for found in mentions.in_navigation(tree, f"{old}.md", f"{new}.md")
    ]
    _change(draft, config, tree.text, moved)


def _rename_in_lock(draft: Draft, renaming: Renaming, lock: Lock) -> None:
    """Rename a source in the lock, so that the records of its copies stay valid."""
    if lock and renaming.thing is Thing.SOURCE:
        draft.write(f"{draft.claims}/{LOCK}", written(lock.renamed(renaming.old, renaming.new)))


def _addresses(config: Tree) -> Addresses:
    """Return how the site writes addresses, by its mkdocs.yml."""

    def said(name: str) -> str:
        value = config.top.at(name) if isinstance(config.top, Collection) else None
        return value.value if isinstance(value, Scalar) else ""

    style, home = said("use_directory_urls"), said("site_url")
    return Addresses(style.lower() not in {"false", "no", "off"}, f"{home.rstrip('/')}/" if home else None)


def _read_config(draft: Draft, name: str) -> Tree:
    try:
        return read_tree(draft.text(name))
    except YAMLError:
        raise EditError(f"{name} cannot be read as YAML: mend it first") from None


def _moved_pages(renaming: Renaming, at: str) -> Iterator[tuple[str, str]]:
    """Yield the old and the new path of every page whose address changes, with the folder of the map's pages."""
    for path_of in PATHS.get(renaming.thing, ()):
        yield at + path_of(renaming.old), at + path_of(renaming.new)


def _move_files(draft: Draft, renaming: Renaming, before: Reading) -> None:
    """Move the files named after the id: topics, rivals, and hand-written pages that replace generated ones."""
    file = PurePosixPath(_file_of(renaming, before) or "")
    if file.name:
        _move(draft, file.as_posix(), (file.parent / f"{renaming.new}{file.suffix}").as_posix())
    for old, new in _moved_pages(renaming, draft.project.at):
        pages = draft.project.docs.as_posix()
        if draft.exists(f"{pages}/{old}.md"):
            _move(draft, f"{pages}/{old}.md", f"{pages}/{new}.md")


def _move(draft: Draft, old: str, new: str) -> None:
    """Give a file another name.

    Raises:
        EditError: where some systems take the two names for one, so that the file would be lost there.
    """
    if likeness(old) == likeness(new):
        raise EditError(
            f"{new} is the same file as {old} to some systems: rename to another id first, then to this one"
        )
    draft.move(old, new)


def _file_of(renaming: Renaming, before: Reading) -> str | None:
    """Return the file that is named after the id, where one is."""
    if renaming.thing is Thing.TOPIC:
        return before.topic_files[renaming.old].path
    return before.argument.rivals[renaming.old].place.path if renaming.thing is Thing.RIVALS else None


def _keep_reviews_fresh(draft: Draft, renaming: Renaming, before: Argument) -> None:
    """Update the fingerprint of every review that only the new name would make stale."""
    after = draft.reading().argument
    renamed = {renaming.old: renaming.new} if renaming.thing is Thing.CLAIM else {}
    by_file: dict[str, dict[str, dict[str, str]]] = {}
    for claim in before.claims.values():
        now = after.claims.get(renamed.get(claim.id, claim.id))
        if claim.reviewed and now and (forms := _renewed(claim, before, now, after)):
            by_file.setdefault(now.place.path, {})[now.id] = forms
    for name, claims in by_file.items():
        tree = read_tree(draft.text(name))
        found = [change for id_, forms in claims.items() for change in _new_fingerprints(tree, id_, forms)]
        _change(draft, name, tree.text, found)


def _new_fingerprints(tree: Tree, id_: str, forms: Mapping[str, str]) -> Iterator[Splice]:
    """Yield the changes that give the reviews of a claim new fingerprints for old ones."""
    if isinstance(tree.top, Collection):
        for path, scalar, is_key in all_scalars(tree.top.at("claims", id_, "reviewed")):
            if path == ("of",) and not is_key and scalar.value in forms:
                yield replace_word(tree.text, scalar, forms[scalar.value])


def _renewed(claim: Claim, before: Argument, now: Claim, after: Argument) -> dict[str, str]:
    """Return the fingerprints of a claim's reviews, each with the one that says the same after the renaming."""
    if not (rests_on_what_is_there(before, claim) and rests_on_what_is_there(after, now)):
        return {}
    parts = parts_of(before, claim), parts_of(after, now)
    forms = {review.of: carried_over(review.of, *parts) for review in claim.reviewed}
    return {old: new for old, new in forms.items() if old != new}


def _change(draft: Draft, name: str, text: str, found: Iterable[Splice]) -> None:
    if changes := list(found):
        draft.write(name, splice(text, changes))
