"""Pages at old addresses that redirect to the new ones, so that links from elsewhere do not break.

Each is a page of its own, outside the theme. A line of script redirects, keeping the anchor and
the changes of a what-if. Where scripts are off, the page itself redirects to the beginning of
the new one; where that is off too, there is a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from markupsafe import Markup

from claimgraph.argument.ids import likeness
from claimgraph.argument.model import Argument
from claimgraph.argument.things import Thing
from claimgraph.language import current, gettext
from claimgraph.site.links import (
    Addresses,
    Links,
    card_path,
    claim_path,
    field_path,
    map_path,
    rivals_path,
    source_path,
    tag_path,
    topic_path,
    walk_path,
)
from claimgraph.site.page import Maker, Page
from claimgraph.site.policy import inline_scripts

PATHS: Mapping[Thing, tuple[Callable[[str], str], ...]] = {
    Thing.CLAIM: (claim_path, walk_path, card_path),
    Thing.SOURCE: (source_path,),
    Thing.TOPIC: (topic_path, map_path),
    Thing.RIVALS: (rivals_path,),
    Thing.FIELD: (field_path,),
    Thing.TAG: (tag_path,),
}
"""The pages that an id can have, by what it is the id of."""

SCRIPT = """\
(function () {
  var page = document.querySelector("a").href;
  if (location.protocol !== "file:") page = page.replace(/index\\.html$/, "");
  location.replace(page + location.search + location.hash);
})();"""
"""The redirecting script. It is the same on every page, so that one hash allows it."""

_PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {hash}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{moved}</title>
<link rel="canonical" href="{canonical}">
<noscript><meta http-equiv="refresh" content="0; url={file}"></noscript>
</head>
<body>
<p>{told}</p>
<script>{script}</script>
</body>
</html>
""")


def redirects(argument: Argument, pages: Iterable[Page], addresses: Addresses) -> Iterator[tuple[str, Maker]]:
    """Yield what makes a page for every old address that led to a page which is now elsewhere, with its file.

    An old address that differs from one in use only in capitals has none: on some systems the two are one file.

    Args:
        argument: what was renamed in it.
        pages: the pages that there are.
        addresses: how the site writes addresses.
    """
    titles = {page.path: page.title for page in pages}
    taken = {likeness(path) for path in titles}
    for renaming in argument.renamed:
        for path_of in PATHS[renaming.thing]:
            old, new = path_of(renaming.old.id), path_of(renaming.new.id)
            if new in titles and likeness(old) not in taken:
                taken.add(likeness(old))
                yield addresses.file(old), partial(_redirect, old, new, titles[new], addresses)


def _redirect(old: str, new: str, title: str, addresses: Addresses) -> bytes:
    address = Links(old, directories=addresses.directories).to(new)
    # A folder is no page on a disk, so its file is named.
    file = f"{address}index.html" if addresses.directories else address
    link = Markup('<a href="{}">{}</a>').format(file, title)
    script, (hash_,) = Markup(SCRIPT), inline_scripts(f"<script>{SCRIPT}</script>", [SCRIPT])  # noqa: S704 - ours
    return _PAGE.format(
        language=current(),
        moved=gettext("Moved: %(title)s", title=title),
        told=Markup(gettext("This page has moved: %(link)s")) % {"link": link},  # noqa: S704 - a translator's
        canonical=addresses.whole(new, old),
        file=file,
        script=script,
        hash=Markup(hash_),  # noqa: S704
    ).encode()
