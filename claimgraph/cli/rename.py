"""``rename``: rename an id wherever it is used."""

from __future__ import annotations

import click

from claimgraph.argument.things import Thing
from claimgraph.cli.change import change, dry_run_option, examples
from claimgraph.cli.id_argument import ID
from claimgraph.cli.project import project_of
from claimgraph.diagnostics import did_you_mean
from claimgraph.edit.draft import Draft
from claimgraph.edit.ids import Renaming, renamed_id
from claimgraph.edit.renaming import ids_in_use
from claimgraph.edit.renaming import rename as rename_in


@click.command(
    epilog=examples(
        "claimgraph rename riots-in-january unrest-in-january",
        "claimgraph rename kazakhstan unrest --kind topic --dry-run",
    )
)
@click.argument("old", type=ID)
@click.argument("new", type=ID)
@click.option(
    "--kind",
    type=click.Choice([thing.value for thing in Thing]),
    help="What OLD is the id of, if several things have it.",
)
@click.option("--no-redirect", is_flag=True, help="Leave no page at the old address, because it was never published.")
@dry_run_option
@click.pass_obj
def rename(  # noqa: PLR0913 - the options of the command
    obj: dict[str, object], old: str, new: str, kind: str | None, *, no_redirect: bool, dry_run: bool
) -> None:
    """Rename an id wherever it is used.

    OLD may be the id of a claim, a source, a topic, a person, a place, a passage or of rival answers. It is renamed in
    all files of the argument, in links of prose and of hand-written pages, and in the navigation of mkdocs.yml. Valid
    reviews stay valid, and the old address redirects to the new one (claims/renamed.yml).
    """

    def edit(draft: Draft) -> str:
        renaming = Renaming(Thing(kind) if kind else _kind_of(old, draft), old, new)
        rename_in(draft, renaming, leave_redirect=not no_redirect)
        files = sum(change.after is not None for change in draft.changes())
        return f"renamed the {renaming.thing} {old} to {new} in {files} file{'s' * (files != 1)}"

    change(project_of(obj, old), edit, dry_run=dry_run, renamed=lambda text: renamed_id(text, old, new))


def _kind_of(old: str, draft: Draft) -> Thing:
    in_use = ids_in_use(draft.reading())
    kinds = [kind for kind, ids in in_use.items() if old in ids]
    if not kinds:
        hint = did_you_mean(old, [id_ for ids in in_use.values() for id_ in ids])
        raise click.UsageError(f'nothing has the id "{old}"' + (f": {hint}" if hint else ""))
    if len(kinds) > 1:
        raise click.UsageError(f'"{old}" is {_listed(kinds)}: say which with --kind')
    return kinds[0]


def _listed(kinds: list[Thing]) -> str:
    words = ["rival answers" if kind is Thing.RIVALS else f"a {kind}" for kind in kinds]
    return " and ".join(words)
