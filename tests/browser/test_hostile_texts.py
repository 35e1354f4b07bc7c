"""Texts of an argument and values of mkdocs.yml that are written to break out: none runs, all are shown as written."""

from __future__ import annotations

import pytest
import yaml
from commands import command
from serving import served

pytestmark = pytest.mark.browser

BREAKOUTS = {
    "script": "</title></script><script>top.ran='{0}'</script>",
    "handler": "\"'><img src=x onerror=\"top.ran='{0}'\">",
    "frame": "<iframe srcdoc=\"<script>top.ran='{0}'</script>\"></iframe>",
    "elsewhere": '<meta http-equiv="refresh" content="0;url=data:text/html,gone">',
    "twice": "&lt;script&gt;top.ran='{0}'&lt;/script&gt;",
    "string": "\",location);top.ran='{0}';(\"",
}
PAGES = ("", "own/", "topics/well/", "rivals/pump/", "claims/dry/", "sources/log/", "no-such-page/", "report/")
FRAMES = ("", "own/", "claims/dry/", "no-such-page/", "report/")
"""A page of every template that writes a value of mkdocs.yml; all pages of the argument but the home page have one."""
FRONT_MATTER = "---\ntitle: {0}\ndescription: {0}\nauthor: {0}\nsubtitle: {0}\n---\n\nSee [[dry]].\n\n## A heading\n"


def quoted(text):
    return yaml.safe_dump(text, default_style='"', width=10_000).strip()


def write(project, text, *, config):
    files = {
        "claims/argument.yml": {
            **{name: text(name) for name in ("title", "question", "summary", "licence")},
            "roots": ["dry"],
            "topics": ["well"],
            "people": {"clerk": {"name": text("name"), "role": text("role")}},
        },
        "claims/well.yml": {
            "topic": text("topic"),
            "summary": text("topic summary"),
            "claims": {
                "dry": {
                    **{name: text(name) for name in ("claim", "short", "note")},
                    "kind": "fact",
                    "by": "clerk",
                },
                "wet": {"claim": "It is wet.", "kind": "fact", "by": "clerk"},
            },
        },
        "claims/hypotheses/pump.yml": {
            "question": text("question of rivals"),
            "hypotheses": {"dry": text("hypothesis"), "wet": "It is."},
            "evidence": {
                "look": {
                    "item": text("row"),
                    "sources": ["log"],
                    "ratings": {
                        "dry": {"rating": "C", "why": text("rating of dry")},
                        "wet": {"rating": "I", "why": text("rating of wet")},
                    },
                }
            },
        },
        "claims/sources/all.yml": {"log": {name: text(name) for name in ("title", "publisher", "author", "stake")}},
        "mkdocs.yml": config,
    }
    for name, content in files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(yaml.safe_dump(content, sort_keys=False), "utf-8")
    (project / "docs").mkdir()
    (project / "docs/own.md").write_text(FRONT_MATTER.replace("{0}", quoted(text("front matter"))), "utf-8")


def unguarded(text):
    """A mkdocs.yml without the policy, so that what it would stop is seen to be no longer there."""
    return {
        "site_name": text("site name"),
        "site_description": text("site description"),
        "theme": {"name": "material"},
        "plugins": [{"claimgraph": {"pdf": False, "policy": False}}],
    }


def spoilt(text):
    """A mkdocs.yml with a hostile value wherever the theme writes one."""
    return {
        "plugins": [{"claimgraph": {"pdf": False}}],
        **{name: text(name) for name in ("site_name", "site_description", "site_author", "copyright", "repo_name")},
        **{name: f"https://example.org/{text(name)}" for name in ("site_url", "repo_url")},
        "edit_uri": f"edit/{text('edit_uri')}/",
        "theme": {
            "name": "material",
            "features": ["content.action.edit", "navigation.path", "navigation.top", "announce.dismiss"],
        },
        "extra": {
            **{name: text(name) for name in ("scope", "homepage", "generator")},
            "alternate": [{"name": text("alternate"), "link": text("link"), "lang": text("lang")}],
            "social": [{"icon": "material/email", "link": text("social link"), "name": text("social")}],
            "consent": {"title": text("consent"), "description": text("consent description")},
            "analytics": {"provider": "google", "property": text("property")},
            "version": {"provider": "mike"},
        },
        "nav": [
            {text("home"): "index.md"},
            {text("section"): [{text("page"): "topics/well.md"}, {text("link"): f"https://example.org/{text('url')}"}]},
            {text("rivals"): "rivals/pump.md"},
            "own.md",
        ],
    }


def built(project):
    told = command(cwd=project)
    assert told.returncode == 0, told.stdout + told.stderr
    return project / "site"


def visited(project, browser, pages, look):
    """Open pages of the built project, and see what ran."""
    ran = {}
    with served(built(project)) as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        for path in pages:
            page.goto(path, wait_until="load")
            page.wait_for_timeout(50)
            ran[path] = page.evaluate("() => window.ran")
            look(page, path)
    return {path: field for path, field in ran.items() if field is not None}


def test_texts_are_shown_as_they_are_written_and_nothing_is_left_for_the_policy_to_stop(tmp_path, browser):
    def text(field):
        return " ".join(breakout.replace("{0}", field) for breakout in BREAKOUTS.values())

    def look(page, path):
        assert page.url.endswith(f"/{path}"), "it went elsewhere"
        assert page.evaluate("document.querySelectorAll('iframe, img[src=x]').length") == 0, path
        if path == "own/":
            assert page.title() == f"{text('front matter')} - {text('site name')}"
            assert page.locator("meta[name=description]").get_attribute("content") == text("front matter")
            shown = page.locator("body").text_content()
            assert text("topic") in shown
            assert text("question of rivals") in shown

    write(tmp_path, text, config=unguarded(text))
    assert visited(tmp_path, browser, PAGES, look) == {}


@pytest.mark.parametrize("kind", ["script", "handler", "frame", "string"])
def test_no_value_of_mkdocs_yml_runs_under_the_policy(kind, tmp_path, browser):
    def text(field):
        return BREAKOUTS[kind].replace("{0}", field)

    write(tmp_path, text, config=spoilt(text))
    assert visited(tmp_path, browser, FRAMES, lambda *_: None) == {}
