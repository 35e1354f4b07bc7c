"""The repository of a site's files, where its host lets readers edit a file or open an issue in their browser.

Known are the forms of GitHub, of GitLab, and of Forgejo and Gitea, as on Codeberg; of another host no link is
made, since it might lead nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote, urljoin, urlsplit


class Host(Enum):
    """What a repository is on."""

    GITHUB = "GitHub"
    GITLAB = "GitLab"
    FORGEJO = "Forgejo or Gitea"
    OTHER = "another"


_FORMS = {
    Host.GITHUB: ("issues/new", "title", "body"),
    Host.GITLAB: ("-/issues/new", "issue[title]", "issue[description]"),
    Host.FORGEJO: ("issues/new", "title", "body"),
}
"""Where the form for a new issue is, and by which names its title and its text are filled in."""
_OPENS_AT_LINE = {Host.GITHUB, Host.GITLAB}
"""Hosts on which a file is edited from a line on."""
_MARKS = {"/-/": Host.GITLAB, "/_edit/": Host.FORGEJO}
"""What addresses of a host have in them on any machine."""
_FORGEJO = ("codeberg.org", "gitea.com")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, and where its files are edited."""

    address: str
    """Its own address, which ends in a slash."""
    files: str | None
    """What stands before a file's path in the address where it is edited; None where that is not known."""
    host: Host

    @classmethod
    def of(cls, address: str, edit_uri: str | None, docs: str) -> Repository:
        """Return the repository that MkDocs is told of.

        Args:
            address: its ``repo_url``.
            edit_uri: where the files of the hand-written pages are edited, as seen from there.
            docs: folder of these pages, as seen from the folder of the project; ends in a slash.
        """
        address = address.rstrip("/") + "/"
        edited = urljoin(address.rstrip("/") if (edit_uri or "").startswith(("?", "#")) else address, edit_uri or "")
        known = edited.endswith((f"/{docs}", f"={docs}"))
        return cls(address, edited.removesuffix(docs) if edit_uri and known else None, _host(address, edited))

    def edit(self, file: str, line: int) -> str | None:
        """Return the address where a file of the project is edited, at a line where the host can do that."""
        if self.files is None:
            return None
        return f"{self.files}{quote(file)}" + (f"#L{line}" if self.host in _OPENS_AT_LINE else "")

    def issue(self, title: str, body: str) -> str | None:
        """Return the address of the form for a new issue, filled in; None on a host whose form is not known."""
        if self.host not in _FORMS:
            return None
        form, titled, described = _FORMS[self.host]
        return f"{self.address}{form}?{titled}={quote(title, safe='')}&{described}={quote(body, safe='')}"


def _host(address: str, edited: str) -> Host:
    """Return what a repository is on, by its machine, or by what the addresses of its files look like."""
    machine = urlsplit(address).hostname or ""
    if machine == "github.com":
        return Host.GITHUB
    if machine in _FORGEJO:
        return Host.FORGEJO
    if machine.startswith("gitlab."):
        return Host.GITLAB
    return next((host for mark, host in _MARKS.items() if mark in edited), Host.OTHER)
