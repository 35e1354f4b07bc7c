"""Other plugins of MkDocs work beside ours: those of a second language, and those that add code to pages.

They are plugins of MkDocs as others write them, cut down to what they do to a site.
"""

from __future__ import annotations

import re
from functools import partial

import pytest
from commands import command, mkdocs
from project import run
from serving import served
from small_site import CONFIG, build, make_small

# As mkdocs-static-i18n does: it looks where every file lies, and has MkDocs build the other languages within the build.
SECOND_LANGUAGE = """
from pathlib import Path
import mkdocs.utils
from mkdocs.commands.build import build
from mkdocs.plugins import event_priority

language = ["en"]

@event_priority(-100)
def on_config(config):
    config.theme["language"] = language[0]
    return config

@event_priority(-100)
def on_files(files, config):
    for file in files:
        if Path(file.abs_src_path).is_relative_to(config.docs_dir) and language[0] != "en":
            file.dest_uri = f"{language[0]}/{file.dest_uri}"
    return files

@event_priority(-100)
def on_post_build(config):
    if language[0] == "en":
        language[0] = "fr"
        clean, mkdocs.utils.clean_directory = mkdocs.utils.clean_directory, lambda folder: None
        build(config)
        mkdocs.utils.clean_directory = clean
        language[0] = "en"
"""

# As mkdocs-glightbox does: a style, and a script that calls on what the theme's own script offers.
ADDS_CODE = """
def on_post_page(output, page, config):
    style = '<style id="added">p { outline-color: rgb(1, 2, 3); }</style></head>'
    script = '<script id="adds">document$.subscribe(()=>{ document.body.dataset.added = "yes"; });</script>'
    output = output.replace("</head>", style)
    return output.replace("</body>", script + "<script>document.body.dataset.plain = 'yes'</script></body>")
"""


@pytest.fixture
def small(tmp_path):
    """A small argument with a page of its own, not built."""
    project = make_small(tmp_path / "small")
    (project / "docs/own.md").write_text(
        "# Own\n\nSee [[no-rain]].\n\n<script>document.body.dataset.own = 'yes'</script>\n"
    )
    return project


def test_a_second_language_of_the_hand_written_pages_leaves_the_argument_as_it_is(small):
    (small / "hook.py").write_text(SECOND_LANGUAGE)
    (small / "mkdocs.yml").write_text(CONFIG + "hooks: [hook.py]\n")
    for build_anew in (command, partial(mkdocs, "build", "-q", "--strict")):
        told = build_anew(cwd=small)
        assert told.returncode == 0, told.stderr
        site = small / "site"
        languages = {
            name: re.search('<html lang="(.+?)"', (site / name / "index.html").read_text())[1]
            for name in ("own", "fr/own", "claims/no-rain")
        }
        assert languages == {"own": "en", "fr/own": "fr", "claims/no-rain": "en"}
        assert not (site / "fr/claims").exists()
        assert 'href="../../claims/no-rain/"' in (site / "fr/own/index.html").read_text()
        assert (site / "pagefind").is_dir()


@pytest.mark.browser
@pytest.mark.parametrize("policy", ["true", "false"])
def test_code_that_a_plugin_adds_runs_on_every_page_and_code_in_a_page_does_not(small, browser, policy):
    (small / "hook.py").write_text(ADDS_CODE)
    (small / "mkdocs.yml").write_text(
        CONFIG.replace("pdf: false", f"pdf: false, policy: {policy}") + "hooks: [hook.py]\n"
    )
    assert build(small).returncode == 0
    complaints = []
    with served(small / "site") as address:
        page = browser.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        for path in ("claims/no-rain/", "", "own/"):
            page.goto(address + path)
            page.wait_for_function("document.body.dataset.added === 'yes'")
            assert page.evaluate("document.body.dataset.plain") == "yes"
            assert page.evaluate("document.body.dataset.own") == (
                "yes" if (path, policy) == ("own/", "false") else None
            )
            assert page.evaluate("getComputedStyle(document.querySelector('p')).outlineColor") == "rgb(1, 2, 3)"
        page.close()
    assert complaints == []


def test_the_plugin_listed_twice_without_a_place_for_each_map_is_refused(small):
    (small / "mkdocs.yml").write_text(CONFIG.replace("[claimgraph", "[claimgraph: {claims: others}, claimgraph"))
    told = run("-m", "mkdocs", "build", "-q", cwd=small)
    assert told.returncode == 1
    assert "lists the plugin claimgraph more than once: say where each map has its pages" in told.stderr
    assert not (small / "site").exists()
