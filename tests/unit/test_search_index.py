"""The index of the search knows the forms of words of the language that an argument is written in."""

import json

import pytest

from claimgraph.publish.search_documents import index
from claimgraph.site.page import Site
from claimgraph.site.search import written_document


@pytest.mark.parametrize(
    ("language", "of_index", "program"),
    [
        ("en", "en", "wasm.en.pagefind"),
        ("en-GB", "en", "wasm.en.pagefind"),
        ("de", "de", "wasm.de.pagefind"),
        # Pagefind has no forms of words of this one: they are looked up as they stand.
        ("ja", "ja", "wasm.unknown.pagefind"),
    ],
)
def test_an_index_is_in_the_language_of_what_it_holds_with_the_program_that_reads_it(
    tmp_path, language, of_index, program
):
    documents = {"well/index.html": written_document("well", "井戸", "<p>Brunnen, wells</p>")}
    index(documents, tmp_path, Site(content_language=language))
    entry = json.loads((tmp_path / "pagefind/pagefind-entry.json").read_text("utf-8"))
    assert [*entry["languages"]] == [of_index]
    assert [path.name for path in (tmp_path / "pagefind").glob("wasm.*")] == [program]


def test_a_page_is_found_by_an_id_that_is_not_in_latin_letters():
    assert '"also:問1 問 1"' in written_document("claims/問1", "A well", "")
