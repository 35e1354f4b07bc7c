"""The front door: from YAML claims to a site, in five steps.

python build_graph.py            build the site
python build_graph.py --help     everything else, the same as the command `claimgraph`
"""

from __future__ import annotations

from claimgraph.cli import Outcome, main
from claimgraph.project import Project


def build_graph(project: Project) -> Outcome:
    """Build the site of an argument; stop with every error of its files before anything is written."""
    # What only a build needs is not waited for by the other commands.
    from claimgraph.diagnostics import Problems  # noqa: PLC0415
    from claimgraph.pipeline import judge, link, load  # noqa: PLC0415
    from claimgraph.publish.build import build, read_config, render  # noqa: PLC0415

    problems = Problems()
    argument = load(project, problems)
    graph = link(argument, problems)
    judgement = judge(graph, problems)
    problems.stop_if_broken()
    config = read_config(project)
    site = render(judgement, config)
    folder = build(site, config, project)
    return Outcome(judgement, problems, folder)


if __name__ == "__main__":
    main(build_graph)
