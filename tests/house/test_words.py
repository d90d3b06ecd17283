"""French is the first language: every visible word has its French, and one French."""

from florilege.cli.words import divided_words, missing_words


def test_every_visible_word_has_its_french() -> None:
    missing = {str(folder): sorted(words) for folder, words in missing_words().items()}

    assert missing == {}


def test_no_word_has_two_wordings_in_french() -> None:
    assert divided_words() == {}
