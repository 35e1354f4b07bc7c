"""What a text is found by besides its words as they stand, and by what lists misspelt words are mended."""

import pytest

from claimgraph.site.search import lists_of_words, words_of, written_document
from claimgraph.site.search_words import LISTS, counted, folded, keys, vocabulary


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("人民解放軍", "人民 民解 解放 放軍 軍"),
        ("平成3年", "平成 成 年 3"),
        ("มีนาคม", "มีน นา าค คม ม"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("München", "munchen muenchen"),
        ("The well runs dry.", ""),
        ("мост", ""),
    ],
)
def test_a_text_is_found_by_other_forms_of_its_words(text, found):
    assert keys(text) == found


def test_a_word_is_folded_to_plain_letters():
    assert [folded(word) for word in ("Zénon", "Æsir", "Dağ")] == ["zenon", "aesir", "dag"]


def test_words_are_listed_by_their_first_letters_with_the_number_of_texts():
    lists = vocabulary(counted(["The well, the WELL.", "A well-known 1921 Straße", "мост"]))
    assert tuple(lists) == LISTS
    assert lists["w"] == {"well": 2, "wellknown": 1}
    assert lists["s"] == {"straße": 1}
    assert lists["other"] == {"мост": 1}


def test_a_guide_is_for_editors_and_a_page_is_for_readers():
    assert '"rank:apart"' in written_document("guides/edit", "Edit", "<p>How.</p>", for_editors=True)
    assert '"rank:last"' in written_document("about", "About", "<p>Who.</p>")


def test_hidden_words_are_listed_too():
    document = written_document("about", "Łódź", "<p>A city.</p>")
    lists = dict(lists_of_words(words_of([document])))
    assert b'"lodz":1' in lists["search/words/l.json"]
