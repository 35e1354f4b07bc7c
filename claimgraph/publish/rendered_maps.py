"""What the maps of a site become: each judged argument rendered by its options, and all joined into one site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from claimgraph.compare.page import changes_page
from claimgraph.compare.revisions import RevisionError, compare_with
from claimgraph.graph.network import argument_of
from claimgraph.judging.judgement import Judgement
from claimgraph.pipeline import Project, render
from claimgraph.publish.interface_language import language_of
from claimgraph.publish.maps import PluginConfig, addresses_of, imprint_of, options_of, projects_of
from claimgraph.site.joined import ClashError, PlacedMap, joined
from claimgraph.site.page import Page, Part, Site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

Say = Callable[[str], object]


def render_maps(judgements: Sequence[Judgement], config: MkDocsConfig, say: Say) -> Site:
    """Render judged arguments, each with its page of changes if there is one.

    Args:
        judgements: the argument of each map as it is to be shown.
        config: the site's configuration.
        say: says why there is nothing to compare with, where a page of changes is asked for.

    Raises:
        PluginError: where two maps would have a page at the same address.
    """
    maps = []
    for judgement, project, options in zip(judgements, projects_of(config), options_of(config), strict=True):
        argument = argument_of(judgement.graph)
        language = language_of(config, argument.language)
        changes = _changes(judgement, project, options, say)
        made = render(judgement, addresses_of(config, project.at), changes, language, imprint_of(config))
        maps.append(PlacedMap(Part(project.at, argument.title, language, argument.verdicts), made))
    try:
        return joined(maps)
    except ClashError as clash:
        raise PluginError(f"two maps have something at {clash}: put one of them elsewhere with at:") from None


def _changes(judgement: Judgement, project: Project, options: PluginConfig, say: Say) -> Iterator[Page]:
    if options.changes_since:
        try:
            found = compare_with(judgement, project, options.changes_since)
        except RevisionError as error:
            say(f"no page of changes is made: {error}")
        else:
            yield changes_page(found)
