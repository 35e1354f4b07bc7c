"""robots.txt: which addresses the owner of a site asks programs not to request (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

from claimgraph.locker.web import AGENT, ForbiddenHostError, NoSuchHostError, Web, WebError

_CLIENT_ERROR, _SERVER_ERROR = 400, 500
_REFUSED = {401, 403}


class RefusedError(Exception):
    """The owner of the site asks not to be asked."""


@dataclass(slots=True)
class Robots:
    """The robots.txt of every site, each fetched once."""

    web: Web
    _rules: dict[str, list[tuple[str, bool]] | str] = field(default_factory=dict)

    def check(self, url: str) -> None:
        """Check that a program may request an address.

        Raises:
            RefusedError: where its owner does not want that.
            WebError: where there is no such host.
        """
        parts = urlsplit(url)
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._rules:
            self._rules[site] = self._ask(site)
        rules = self._rules[site]
        if isinstance(rules, str):
            raise RefusedError(rules)
        if not is_allowed(urlunsplit(("", "", parts.path or "/", parts.query, "")), rules):
            raise RefusedError(f"{site}/robots.txt asks programs to leave this address alone")

    def _ask(self, site: str) -> list[tuple[str, bool]] | str:
        """Return the rules of a site, or why it may not be asked at all."""
        try:
            answer = self.web.get(f"{site}/robots.txt")
        except (NoSuchHostError, ForbiddenHostError):
            raise
        except WebError as error:
            return f"{site}/robots.txt cannot be read: {error}"
        if answer.status >= _SERVER_ERROR or answer.status in _REFUSED:
            return f"{site}/robots.txt answers {answer.said()}"
        return [] if answer.status >= _CLIENT_ERROR else rules_of(answer.body.decode("utf-8", "replace"))


def rules_of(text: str, agent: str = AGENT) -> list[tuple[str, bool]]:
    """Return the rules for a program: patterns of paths, each with whether they may be asked."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    agents, in_rules = list[str](), False
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        key = key.lower()
        if not colon:
            continue
        if key == "user-agent":
            agents = [*([] if in_rules else agents), re.split(r"[/\s]", value.lower())[0]]
            in_rules = False
            for each in agents:
                groups.setdefault(each, [])
        elif key in {"allow", "disallow"}:
            in_rules = True
            for each in agents if value else ():
                groups[each].append((value, key == "allow"))
    return groups.get(agent, groups.get("*", []))


def is_allowed(path: str, rules: list[tuple[str, bool]]) -> bool:
    """Whether a path may be requested: the longest matching pattern decides, of two as long the one that allows."""
    fitting = [(len(pattern), allowed) for pattern, allowed in rules if _fits(pattern, path)]
    return max(fitting)[1] if fitting and path != "/robots.txt" else True


def _fits(pattern: str, path: str) -> bool:
    first, *others = (unquote(part) for part in pattern.removesuffix("$").split("*"))
    path = unquote(path)
    if not path.startswith(first):
        return False
    at = len(first)
    for part in others:
        at = path.find(part, at) + len(part)
        if at < len(part):
            return False
    if not pattern.endswith("$") or at == len(path):
        return True
    return bool(others) and path.endswith(others[-1])
