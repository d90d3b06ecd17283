"""What was sealed opens only whole, in its place, under its key; its length shows by steps."""

import dataclasses
import struct

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from florilege.kernel.sealing import (
    HEADER_BYTES,
    NONCE_BYTES,
    PADDING_STEP,
    Place,
    SealBroken,
    key_id,
    new_key,
    seal,
    unseal,
)
from tests.properties.sizes import drawn

keys = st.binary(min_size=32, max_size=32)
words = st.text("abcdefghijklmnopqrstuvwxyz_.", min_size=1, max_size=12)
places = st.builds(
    Place,
    person=st.binary(min_size=16, max_size=16),
    vault=words,
    model=words,
    field=words,
    row=st.binary(min_size=1, max_size=36),
)
TAG = 16


@drawn(300, 10_000)
@given(st.binary(max_size=500), keys, places)
def test_what_is_sealed_opens_again(plain: bytes, key: bytes, place: Place) -> None:
    assert unseal(seal(plain, key=key, place=place), key=key, place=place) == plain


@drawn(300, 10_000)
@given(st.binary(max_size=200), keys, keys, places)
def test_another_key_opens_nothing(plain: bytes, key: bytes, other: bytes, place: Place) -> None:
    assume(key != other)

    with pytest.raises(SealBroken):
        unseal(seal(plain, key=key, place=place), key=other, place=place)


@drawn(100, 2_000)
@given(st.binary(max_size=200), keys, keys, places)
def test_another_key_that_bears_the_same_id_opens_nothing(
    plain: bytes, key: bytes, other: bytes, place: Place
) -> None:
    assume(key != other)
    sealed = seal(plain, key=key, place=place)
    passed_off = sealed[: HEADER_BYTES - 4] + key_id(other) + sealed[HEADER_BYTES:]

    with pytest.raises(SealBroken):
        unseal(passed_off, key=other, place=place)


@drawn(300, 10_000)
@given(st.binary(max_size=200), keys, places, places, st.sampled_from(dataclasses.fields(Place)))
def test_another_place_opens_nothing(
    plain: bytes, key: bytes, place: Place, other: Place, part: dataclasses.Field[object]
) -> None:
    moved = dataclasses.replace(place, **{part.name: getattr(other, part.name)})
    assume(moved != place)

    with pytest.raises(SealBroken):
        unseal(seal(plain, key=key, place=place), key=key, place=moved)


@drawn(300, 20_000)
@given(st.binary(max_size=120), keys, places, st.data())
def test_an_altered_byte_opens_nothing(
    plain: bytes, key: bytes, place: Place, data: st.DataObject
) -> None:
    sealed = bytearray(seal(plain, key=key, place=place))
    where = data.draw(st.integers(0, len(sealed) - 1))
    sealed[where] ^= data.draw(st.integers(1, 255))

    with pytest.raises(SealBroken):
        unseal(bytes(sealed), key=key, place=place)


def test_every_truncation_and_every_single_bit_is_refused() -> None:
    key, place = new_key(), Place(bytes(16), "identity", "identity.profile", "name", b"1")
    sealed = seal(b"Odile", key=key, place=place)
    wrong = [sealed[:length] for length in range(len(sealed))]
    wrong += [sealed[start:] for start in range(1, len(sealed))]
    wrong += [sealed + bytes(more) for more in (1, 16, 32)]
    wrong += [
        bytes(b ^ (1 << bit) if i == at else b for i, b in enumerate(sealed))
        for at in range(len(sealed))
        for bit in range(8)
    ]

    for content in wrong:
        with pytest.raises(SealBroken):
            unseal(content, key=key, place=place)


@drawn(300, 10_000)
@given(st.integers(0, 400), st.integers(0, 400))
def test_padding_hides_lengths_within_a_step(one: int, other: int) -> None:
    key, place = bytes(32), Place(bytes(16), "v", "m", "f", b"1")

    def length(plain: int) -> int:
        return len(seal(bytes(plain), key=key, place=place))

    same_step = (one + 4 + 31) // 32 == (other + 4 + 31) // 32
    assert (length(one) == length(other)) is same_step
    assert (length(one) - HEADER_BYTES - NONCE_BYTES - TAG) % PADDING_STEP == 0
    assert struct.calcsize(">I") + 20 <= PADDING_STEP, "a name of 20 letters shows as one of 1"


@drawn(100, 2_000)
@given(st.binary(max_size=64), keys, places)
def test_equal_values_are_never_sealed_alike(plain: bytes, key: bytes, place: Place) -> None:
    some = {seal(plain, key=key, place=place) for _ in range(20)}

    assert len(some) == 20


@drawn(200, 5_000)
@given(st.text(min_size=8, max_size=60), keys, places)
def test_nothing_of_the_value_shows(plain: str, key: bytes, place: Place) -> None:
    sealed = seal(plain.encode(), key=key, place=place)

    assert plain.encode() not in sealed
    assert place.person not in sealed
