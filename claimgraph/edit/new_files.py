"""Add whole files to an argument: a topic, and the passages of a text that is stored with it."""

from __future__ import annotations

from claimgraph.argument.files import ARGUMENT, PASSAGES, FileKind, may_be_topic
from claimgraph.argument.things import Thing
from claimgraph.argument.yaml_writer import word
from claimgraph.diagnostics import did_you_mean
from claimgraph.edit.blocks import add_last
from claimgraph.edit.draft import Draft
from claimgraph.edit.errors import EditError
from claimgraph.edit.ids import check_new_id
from claimgraph.edit.modelines import modeline
from claimgraph.edit.sentences import passages_file, split_text
from claimgraph.edit.splices import Splice, splice
from claimgraph.edit.tree import Collection, Tree, read_tree


def add_topic(draft: Draft, named: str, title: str) -> str:
    """Add a topic without claims and list it in argument.yml; return its file.

    Args:
        draft: the files.
        named: its id; before a stroke the folder that it is to lie in, within that of the argument.
        title: its title.

    Raises:
        EditError: where the id cannot be used, or argument.yml has no list of topics.
    """
    id_ = named.rpartition("/")[2]
    check_new_id(id_, draft.reading().topic_files, Thing.TOPIC)
    name, head = f"{draft.claims}/{named}.yml", f"{draft.claims}/{ARGUMENT}.yml"
    if not may_be_topic(named):
        raise EditError(f"{name} would be read as no topic: give the folder another name")
    if draft.exists(name):
        raise EditError(f"{name} is there already")
    if not draft.exists(head):
        raise EditError(f"there is no {head}: claimgraph init --empty my-argument begins one in a new folder")
    tree = read_tree(draft.text(head))
    draft.write(head, splice(tree.text, [_listed(tree, head, id_)]))
    lines = [*modeline(draft, name, FileKind.TOPIC), f"topic: {word(title)}", "claims: {}"]
    draft.write(name, "".join(f"{line}\n" for line in lines))
    return name


def _listed(tree: Tree, head: str, id_: str) -> Splice:
    """Return the change that adds a topic to the list in argument.yml, however that is written."""
    field = tree.top.find("topics") if isinstance(tree.top, Collection) else None
    if field is None:
        raise EditError(f"{head} lists no topics: add topics: [{id_}] to it")
    value = field.value
    if not isinstance(value, Collection):
        return Splice(value.start, value.end, f"[{tree.text[value.start : value.end]}, {id_}]")
    if not value.is_flow:
        return add_last(tree, value, [f"- {id_}"])
    inside = tree.text[value.start + 1 : value.end - 1].rstrip()
    at = value.start + 1 + len(inside)
    return Splice(at, at, f"{'' if not inside.strip() else ' ' if inside.endswith(',') else ', '}{id_}")


def add_passages(draft: Draft, source: str) -> tuple[str, int]:
    """Split the stored text of a source into the passages of the argument; return their file and their number.

    Raises:
        EditError: where there is no such source with a stored text, or the argument has passages already.
    """
    argument = draft.reading().argument
    name = f"{draft.claims}/{PASSAGES}.yml"
    if draft.exists(name):
        raise EditError(f"{name} is there already: an argument maps one text")
    if source not in argument.sources:
        hint = did_you_mean(source, argument.sources)
        raise EditError(f'no source "{source}"' + (f": {hint}" if hint else ""))
    record = argument.sources[source]
    if not record.text:
        raise EditError(f"{source} has no stored text: put one under claims/texts/ and name it with text:")
    sentences = split_text(draft.text(f"{draft.claims}/{record.text}"), record.language)
    head = "".join(f"{line}\n" for line in modeline(draft, name, FileKind.PASSAGES))
    draft.write(name, head + passages_file(source, sentences))
    return name, len(sentences)
