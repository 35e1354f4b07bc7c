"""The Content-Security-Policy: strict, on every page, and in force."""

import base64
import hashlib
import re

import pytest

pytestmark = pytest.mark.browser

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>(.*?)</script>", re.DOTALL)


def rules(policy):
    return {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}


def hashed(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policies(built):
    return {path: META.findall((built.site / path).read_text("utf-8")) for path in built.pages}


def test_every_page_has_one_policy_before_anything_that_it_governs(built):
    for path, found in policies(built).items():
        html = (built.site / path).read_text("utf-8")
        assert len(found) == 1, path
        assert html.index("Content-Security-Policy") < min(html.index("<link"), html.index("<title"))


def test_no_policy_lets_inline_scripts_eval_or_anyone_else_in(built):
    for path, (policy,) in policies(built).items():
        found = rules(policy)
        assert found["default-src"] == ["'none'"]
        allowed = {value for values in found.values() for value in values}
        assert not any(value.startswith(("http", "*", "//")) for value in allowed), path
        assert "'unsafe-eval'" not in allowed
        assert "'unsafe-inline'" not in found["script-src"]


def test_inline_styles_are_allowed_on_hand_written_pages_only(built):
    written = {"about/index.html", "guides/visit/index.html", "404.html"}
    loose = {path for path, (policy,) in policies(built).items() if "'unsafe-inline'" in rules(policy)["style-src"]}
    assert loose == written


def test_each_inline_script_is_named_by_its_hash_and_no_other_is(built):
    for path, (policy,) in policies(built).items():
        html = (built.site / path).read_text("utf-8")
        named = {value for value in rules(policy)["script-src"] if value.startswith("'sha256-")}
        assert named == {hashed(script) for script in INLINE.findall(html)}, path


def test_the_headers_for_static_hosts_allow_what_the_pages_allow(built):
    header = re.search(r"Content-Security-Policy: (.+)", (built.site / "_headers").read_text("utf-8")).group(1)
    found = rules(header)
    for policy in policies(built).values():
        for name, values in rules(policy[0]).items():
            assert set(values) <= set(found[name])
    assert "'unsafe-inline'" not in found["script-src"]


def test_a_script_that_was_smuggled_into_a_page_does_not_run(visitor):
    with visitor.visit("claims/close-bridge/") as page:
        page.evaluate(
            "() => { const script = document.createElement('script'); script.textContent = 'window.smuggled = 1';"
            "document.body.append(script); document.body.setAttribute('onclick', 'window.smuggled = 1');"
            "document.body.click(); }"
        )
        assert page.evaluate("() => window.smuggled === undefined")
    refused = [complaint for complaint in visitor.complaints if "Content Security Policy" in complaint]
    assert len(refused) == len(visitor.complaints) == 2
    visitor.complaints.clear()
