"""The Content-Security-Policy of the site: only the site's own scripts run, and only its own files are fetched.

No inline script is allowed as such; the theme's few are allowed by their hashes, which are taken
from the theme's templates, and from what other plugins of the site add to a finished page: a page
never says itself what may run on it. Argument pages carry no inline style of their own either.
Hand-written pages may: Markdown writes the alignment of table cells that way.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

_HEAD = "<head>"


def inline_scripts(html: str, known: Iterable[str]) -> list[str]:
    """Return the hashes, as a policy names them, of those known scripts that stand on a page."""
    return [_hash(script) for script in known if f">{script}</script>" in html]


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy(hashes: Iterable[str], styles: Iterable[str] = (), *, inline_styles: bool) -> str:
    """Return a policy that allows these inline scripts and style sheets, or with `inline_styles` any inline style."""
    # The search index is read by WebAssembly, which this allows without allowing eval.
    scripts = ["'self'", "'wasm-unsafe-eval'", *hashes]
    rules = {
        "default-src": ["'none'"],
        "script-src": scripts,
        "style-src": ["'self'", *(["'unsafe-inline'"] if inline_styles else sorted(map(_hash, styles)))],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "frame-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    }
    return "; ".join(" ".join([name, *values]) for name, values in rules.items())


def guarded(html: str, hashes: Iterable[str] = (), styles: Iterable[str] = (), *, inline_styles: bool) -> str:
    """Return a page with its policy inserted before everything that the policy governs.

    Args:
        html: the page.
        hashes: hashes of the inline scripts that may run.
        styles: inline style sheets that apply.
        inline_styles: whether every inline style applies.
    """
    allowed = policy(hashes, styles, inline_styles=inline_styles)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{allowed}">'
    return html.replace(_HEAD, f"{_HEAD}\n{meta}", 1)


def headers_file(hashes: Iterable[str]) -> str:
    """Return the headers of all pages, in the form that static hosts such as Netlify and Cloudflare Pages read."""
    headers = {
        "Content-Security-Policy": policy(sorted(set(hashes)), inline_styles=True),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    return "\n".join(["/*", *(f"  {name}: {value}" for name, value in headers.items()), ""])
