"""The front door: from YAML claims to a site, in five steps.

python build_graph.py            build the site
python build_graph.py --help     everything else, the same as the command `claimgraph`
"""

from __future__ import annotations

from claimgraph.cli import Outcome, main
from claimgraph.project import Project


def build_graph(*projects: Project) -> Outcome:
    """Build the site of an argument, or of several; stop with every error of their files before anything is written."""
    # What only a build needs is not waited for by the other commands.
    from claimgraph.diagnostics import Problems  # noqa: PLC0415
    from claimgraph.pipeline import check_links, judge, link, load  # noqa: PLC0415
    from claimgraph.publish.build import build, read_config, render  # noqa: PLC0415

    problems, judgements = Problems(), []
    for project in projects:
        argument = load(project, problems)
        graph = link(argument, problems)
        judgements.append(judge(graph, problems))
    check_links(projects, judgements, problems)
    problems.stop_if_broken()
    config = read_config(projects[0])
    site = render(judgements, config)
    folder = build(site, config, *projects)
    return Outcome(judgements, problems, folder)


if __name__ == "__main__":
    main(build_graph)
