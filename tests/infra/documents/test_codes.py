"""Numbers and codes as people type them."""

from hypothesis import given
from hypothesis import strategies as st

from florilege.infra.documents.codes import (
    CODE_LETTERS,
    code_hash,
    new_code,
    normal_code,
    normal_number,
)


def test_a_code_is_long_random_and_easy_to_read() -> None:
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert CODE_LETTERS * 5 >= 128
    assert all(len(group) == 4 for code in codes for group in code.split("-"))
    assert not any(letter in code for code in codes for letter in "ILOU")


@given(st.integers(0, 6), st.sampled_from(["", " ", "-", " - "]))
def test_a_code_is_found_however_it_is_typed(swaps: int, between: str) -> None:
    code = new_code()
    typed = between.join(code.split("-")).lower().replace("0", "o").replace("1", "l", swaps)

    assert normal_code(typed) == normal_code(code)
    assert code_hash(typed) == code_hash(code)


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    normal = normal_code(typed)
    assert normal is None or len(normal) == CODE_LETTERS
    normal_number(typed)


def test_a_number_is_found_however_it_is_typed() -> None:
    typed = ["CFP-2026-000012", "cfp 2026 000012", " CFP–2026–000012 ", "cfp-2026\u202f000012"]

    assert {normal_number(t) for t in typed} == {"CFP-2026-000012"}
