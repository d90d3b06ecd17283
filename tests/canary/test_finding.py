"""The search must be able to find: each encoding is planted on purpose, and is hit."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.canary.encodings import WAYS, Search

VALUES = ["vqzkxjwpyg", "+33639981277", "Antarctica/Troll", "épine-de-çà"]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("way", WAYS)
def test_a_value_planted_on_purpose_is_found(value: str, way: str) -> None:
    content = os.urandom(5_000) + WAYS[way](value) + os.urandom(3_000)

    hits = list(Search([value]).hits(content, "here"))

    assert {hit.value for hit in hits} == {value}, way


def test_a_piece_of_a_file_is_found() -> None:
    piece = os.urandom(40)
    content = os.urandom(5_000) + piece + os.urandom(3_000)

    assert [hit.encoding for hit in Search([], (piece,)).hits(content, "here")] == ["bytes"]


@pytest.mark.parametrize("pad", range(7))
def test_base64_is_found_wherever_it_begins(pad: int) -> None:
    import base64

    content = base64.b64encode(bytes(pad) + b"vqzkxjwpyg" + os.urandom(5))

    assert list(Search(["vqzkxjwpyg"]).hits(content, "here"))


def test_nothing_is_found_where_nothing_is() -> None:
    search = Search(VALUES)

    assert list(search.hits(os.urandom(3_000_000), "noise")) == []
    assert search.bytes_read >= 3_000_000


def test_a_deleted_row_of_a_database_is_found_in_its_free_pages(tmp_path: Path) -> None:
    """Why raw bytes are searched: a query shows nothing where the disk still does."""
    path = tmp_path / "a.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute("CREATE TABLE a (b TEXT)")
        connection.execute("INSERT INTO a VALUES (?)", ["Vqzkxjwpyg-family"])
        connection.commit()
        connection.execute("DELETE FROM a")
    connection.close()

    hits = list(Search(["vqzkxjwpyg"]).hits(path.read_bytes(), path.name))

    assert [(hit.where, hit.encoding) for hit in hits] == [("a.sqlite3", "utf-8")]
