"""``schema``: write JSON Schemas for editors that complete and check."""

from __future__ import annotations

from pathlib import Path

import click

from claimgraph.cli.change import at_work, dry_run_option, examples, named_outside
from claimgraph.cli.project import project_of
from claimgraph.diagnostics import Problems
from claimgraph.edit.draft import Draft
from claimgraph.edit.journal import carry_out
from claimgraph.edit.modelines import FOLDER
from claimgraph.edit.patch import diff
from claimgraph.edit.schema_files import schema_files, write_modelines
from claimgraph.pipeline import load
from claimgraph.terminal import say


@click.command(epilog=examples("claimgraph schema --modelines", "claimgraph schema --to build/schemas"))
@click.option(
    "--to", type=click.Path(path_type=Path), help="Folder for the schemas; by default .schema in the argument's folder."
)
@click.option("--modelines", is_flag=True, help="Also put the line that names its schema at the top of every file.")
@dry_run_option
@click.pass_obj
def schema(obj: dict[str, object], to: Path | None, *, modelines: bool, dry_run: bool) -> None:
    """Write a JSON Schema for every kind of file of an argument.

    An editor with a YAML language server (VS Code with the extension YAML, vim, Emacs) then completes fields,
    explains them and marks errors. It finds the schema by the first line of a file, which --modelines writes:

    # yaml-language-server: $schema=.schema/topic.json

    The fields and media that claims/argument.yml declares are in it: run this again when they change.
    """
    project = project_of(obj)
    folder = Path.cwd() / to if to else project.root / project.claims / FOLDER
    shown = folder.relative_to(project.root) if folder.is_relative_to(project.root) else folder
    with at_work(project, dry_run=dry_run) as under:
        changes = schema_files(folder, shown.as_posix(), load(project, Problems()))
        if modelines:
            with Draft(project, under) as draft:
                write_modelines(draft, folder)
                changes += draft.changes()
        if dry_run:
            say(diff(changes), nl=False)
            return
        carry_out(changes, project.root, [*named_outside(project), *([folder] if to else [])])
    say(f"{len(changes)} file{'s' * (len(changes) != 1)} written" if changes else "nothing to change")
