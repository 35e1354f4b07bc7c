"""The owner's look, set in Material's own options, holds on argument pages; what cannot hold is told."""

from __future__ import annotations

import pytest
from serving import served
from small_site import CONFIG, build, make_small

PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>'
THEME = "{name: material, font: false"


@pytest.fixture
def small(tmp_path):
    """A small argument with a page of its own, not built."""
    project = make_small(tmp_path / "small")
    (project / "docs/own.md").write_text("# Own\n\nSee [[no-rain]].\n")
    return project


def built(small, theme="", more=""):
    (small / "mkdocs.yml").write_text(CONFIG.replace("{name: material", THEME + theme) + more)
    done = build(small)
    assert done.returncode == 0, done.stderr
    return done


def test_logo_icon_repository_and_blocks_of_the_owner_show_on_argument_pages(small):
    (small / "docs/our.svg").write_text(PIXEL)
    (small / "theme").mkdir()
    (small / "theme/main.html").write_text(
        '{% extends "base.html" %}{% block announce %}We moved.{% endblock %}'
        '{% block extrahead %}<meta name="ours" content="yes">{% endblock %}'
        "{% block content %}<p>Before.</p>{{ super() }}{% endblock %}"
    )
    theme = ", logo: our.svg, favicon: our.svg, custom_dir: theme, icon: {repo: fontawesome/brands/github}"
    done = built(small, theme, "repo_url: https://example.org/us/well\nrepo_name: us/well\n")
    assert "WARNING" not in done.stderr
    for path in ("claims/no-rain", "own"):
        html = (small / "site" / path / "index.html").read_text()
        up = "../" * (path.count("/") + 1)
        assert f'<img src="{up}our.svg" alt="">' in html
        assert f'<link rel="icon" href="{up}our.svg">' in html
        assert '<a class="cg-tool cg-tool--repo" href="https://example.org/us/well"' in html
        assert "We moved." in html
        assert '<meta name="ours" content="yes">' in html
        assert html.index("<p>Before.</p>") < html.index("</h1>")
        assert "assets/claimgraph/first.js" in html


def test_what_argument_pages_cannot_show_is_told(small):
    (small / "theme/partials").mkdir(parents=True)
    (small / "theme/partials/footer.html").write_text("<footer>ours</footer>")
    done = built(small, ", custom_dir: theme, features: [navigation.tabs, content.code.copy]")
    assert "theme/partials/footer.html does not show on argument pages: claimgraph has the foot" in done.stderr
    assert "theme features without effect on argument pages: navigation.tabs\n" in done.stderr


def test_what_the_policy_will_stop_is_named_with_the_ways_out(small):
    (small / "docs/own.md").write_text("# Own\n\n![A film](https://films.example/still.png)\n")
    more = "extra_javascript: ['https://cdn.example/math.js']\nextra_css: ['//cdn.example/a.css']\n"
    (small / "mkdocs.yml").write_text(CONFIG + more)
    done = build(small)
    assert done.returncode == 0
    told = done.stderr
    for address in ("https://fonts.googleapis.com/", "https://cdn.example/math.js", "//cdn.example/a.css"):
        assert f"  {address}" in told
    assert "  https://films.example/still.png (on own/index.html)\n" in told
    assert "write font: false under theme:" in told
    assert "or set policy: false under the plugin" in told
    (small / "mkdocs.yml").write_text(CONFIG.replace("pdf: false", "pdf: false, policy: false") + more)
    assert "elsewhere" not in build(small).stderr


QUIET, LINK, TEAL, NIGHT = "rgb(253, 252, 249)", "rgb(28, 79, 120)", "rgb(0, 148, 133)", "rgb(23, 24, 27)"
TWO = ", palette: [{scheme: default}, {scheme: slate, primary: teal}]"
BODY = '[data-md-color-scheme="default"] { --md-default-bg-color: #ffeedd; --md-typeset-a-color: #112233; }'

LOOKS = {
    "the second palette is used by night only": (TWO, "", {"light": (QUIET, QUIET, LINK), "dark": (TEAL, NIGHT, None)}),
    "one palette is for day and night": (", palette: {primary: teal}", "", {"light": (TEAL, QUIET, TEAL)}),
    "a colour of a style sheet": (
        "",
        ":root { --md-primary-fg-color: #123456; }",
        {"light": ("rgb(18, 52, 86)", QUIET, "rgb(18, 52, 86)")},
    ),
    "a scheme of a style sheet": (
        ", palette: {scheme: default}",
        BODY,
        {"light": ("rgb(255, 238, 221)", "rgb(255, 238, 221)", "rgb(17, 34, 51)")},
    ),
}
"""By what holds: options of the theme, a style sheet, and by the reader's system the colours of head, paper, links."""


@pytest.mark.browser
@pytest.mark.parametrize("look", LOOKS)
def test_colours_of_the_owner_hold_on_argument_pages(small, browser, look):
    theme, css, expected = LOOKS[look]
    (small / "docs/our.css").write_text(css)
    built(small, theme, "extra_css: [our.css]\n")
    with served(small / "site") as address:
        for system, (head, paper, link) in expected.items():
            page = browser.new_page(color_scheme=system)
            for path in ("claims/no-rain/", "own/"):
                page.goto(address + path)
                found = page.evaluate(
                    "[['.cg-top', 'backgroundColor'], ['body', 'backgroundColor'], ['article p a.cg-ref', 'color']]"
                    ".map(([place, name]) => getComputedStyle(document.querySelector(place) || document.body)[name])"
                )
                assert found[:2] == [head, paper]
                assert link is None or path != "own/" or found[2] == link
            page.close()
