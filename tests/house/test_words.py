"""French is the first language: every visible word has its French."""

from florilege.cli.words import missing_words


def test_every_visible_word_has_its_french() -> None:
    missing = {str(folder): sorted(words) for folder, words in missing_words().items()}

    assert missing == {}
