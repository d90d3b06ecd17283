"""Numbers and words as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilege.teaching.assessment.rules import NotANumber, plain_words, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1 250,5", "1250.5"),
        ("1\u202f250,5", "1250.5"),
        ("1\u00a0250,50", "1250.50"),
        ("1,250.5", "1250.5"),
        ("1.250,5", "1250.5"),
        ("−3", "-3"),
        ("-3", "-3"),
        ("7.", "7"),
        (",5", "0.5"),
    ],
)
def test_read_number_takes_french_and_english_ways(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", " ", "x", "1,2,3", "--1", "1 €", "nan", "inf", "1" * 50])
def test_read_number_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(NotANumber):
        read_number(text)


def test_read_number_passes_over_the_unit_of_the_item_alone() -> None:
    assert read_number("45 CM", unit="cm") == 45

    with pytest.raises(NotANumber):
        read_number("45 mm", unit="cm")


@given(number=st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_read_number_reads_back_what_a_comma_writes(number: Decimal) -> None:
    assert read_number(f"{number:f}".replace(".", ",")) == number


@given(text=st.text())
def test_plain_words_of_plain_words_are_the_same(text: str) -> None:
    assert plain_words(plain_words(text)) == plain_words(text)
