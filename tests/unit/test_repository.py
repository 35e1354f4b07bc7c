"""Links to the files of a site and to its issues, by the options that MkDocs has for them."""

import pytest

from claimgraph.site.repository import Repository

FILE = "claims/well.yml"
ISSUE = ("Objection to dry: The well", "Claim: dry\nIs it? 50 % & more")
ENCODED = ("Objection%20to%20dry%3A%20The%20well", "Claim%3A%20dry%0AIs%20it%3F%2050%20%25%20%26%20more")


@pytest.mark.parametrize(
    ("repo", "edit_uri", "expected"),
    [
        ("https://github.com/us/well", "edit/main/docs/", "https://github.com/us/well/edit/main/claims/well.yml#L7"),
        ("https://github.com/us/well/", "edit/main/maps/docs/", "https://github.com/us/well/edit/main/maps/claims/well.yml#L7"),
        ("https://gitlab.com/us/well", "-/edit/main/docs/", "https://gitlab.com/us/well/-/edit/main/claims/well.yml#L7"),
        ("https://git.desk.example/us/well", "-/edit/main/docs/", "https://git.desk.example/us/well/-/edit/main/claims/well.yml#L7"),
        ("https://codeberg.org/us/well", "_edit/main/docs/", "https://codeberg.org/us/well/_edit/main/claims/well.yml"),
        ("https://example.org/us/well", "?query=root/docs/", "https://example.org/us/well?query=root/claims/well.yml"),
    ],
)  # fmt: skip
def test_a_file_is_edited_where_the_hand_written_pages_are_at_its_line_where_the_host_can(repo, edit_uri, expected):
    assert Repository.of(repo, edit_uri, "docs/").edit(FILE, 7) == expected


@pytest.mark.parametrize("edit_uri", [None, "", "edit/main/", "edit/main/mydocs/"])
def test_where_the_folder_of_the_project_is_not_known_no_file_is_linked_to(edit_uri):
    assert Repository.of("https://github.com/us/well", edit_uri, "docs/").edit(FILE, 7) is None


@pytest.mark.parametrize(
    ("repo", "edit_uri", "form"),
    [
        ("https://github.com/us/well", None, "https://github.com/us/well/issues/new?title={}&body={}"),
        ("https://gitlab.com/us/well", None, "https://gitlab.com/us/well/-/issues/new?issue[title]={}&issue[description]={}"),
        ("https://codeberg.org/us/well", None, "https://codeberg.org/us/well/issues/new?title={}&body={}"),
        ("https://git.desk.example/us/well", "_edit/main/docs/", "https://git.desk.example/us/well/issues/new?title={}&body={}"),
    ],
)  # fmt: skip
def test_an_objection_is_an_issue_that_is_filled_in(repo, edit_uri, form):
    assert Repository.of(repo, edit_uri, "docs/").issue(*ISSUE) == form.format(*ENCODED)


@pytest.mark.parametrize("repo", ["https://bitbucket.org/us/well", "https://example.org/us/well"])
def test_on_a_host_whose_form_is_not_known_no_issue_is_offered(repo):
    assert Repository.of(repo, None, "docs/").issue(*ISSUE) is None
