"""The rows of the specification as data: complete, in both languages, in good typography."""

import re
from collections import Counter

from florilege.oversight.promises.rows import Row, groups, rows

COUNTS = {
    "ID": 13,
    "LRN": 10,
    "ASM": 6,
    "CRT": 5,
    "COM": 8,
    "NOT": 5,
    "PAY": 9,
    "FUN": 8,
    "LIV": 3,
    "REC": 5,
    "ANA": 7,
    "SEC": 16,
    "RGT": 12,
    "RET": 7,
    "POL": 8,
    "INC": 4,
    "LAW": 13,
}


def texts(row: Row) -> list[str]:
    told = (row.promise, row.kept, row.missing)
    return [text.fr for text in told if text] + [group.title.fr for group in groups()]


def test_every_row_of_the_specification_is_carried_once() -> None:
    expected = [f"{code}-{n:02d}" for code, count in COUNTS.items() for n in range(1, count + 1)]

    assert sorted(row.id for row in rows()) == sorted(expected)
    assert Counter(row.id.partition("-")[0] for row in rows()) == COUNTS
    assert all(row.id.startswith(f"{group.code}-") for group in groups() for row in group.rows)


def test_every_row_names_the_policies_or_the_law_that_promise_it() -> None:
    assert {row.source for row in rows()} == {("A",), ("B",), ("A", "B"), ("law",)}
    assert all(row.source == ("law",) for row in rows() if row.id.startswith("LAW-"))


def test_french_is_its_own_text_in_french_typography() -> None:
    wrong = re.compile(r"""[^\u202f][;!?](?=\s|$)|[^\u00a0]:(?=\s|$)|['"]|«[^\u00a0]|[^\u00a0]»""")

    for row in rows():
        assert row.promise.fr != row.promise.en
        assert row.kept.fr != row.kept.en
        for text in texts(row):
            assert not wrong.search(text), text
            assert text.strip() == text
