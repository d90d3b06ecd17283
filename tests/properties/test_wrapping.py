"""Wrapped keys open under their epoch, for their owner; look-ups never collide."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from florilege.kernel.wrapping import (
    NONCE_BYTES,
    WrapBroken,
    derived,
    keyed_hash,
    normal_email,
    unwrap,
    wrap,
)
from tests.properties.sizes import drawn

keys = st.binary(min_size=32, max_size=32)
owners = st.binary(min_size=16, max_size=16)
epochs = st.integers(1, 10_000)
addresses = st.one_of(
    st.emails(),
    st.builds("{}@{}".format, st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20)),
    st.text(max_size=30),
)


@drawn(200, 10_000)
@given(keys, keys, epochs, owners)
def test_a_wrapped_key_opens_for_its_owner_in_its_epoch(
    key: bytes, epoch_key: bytes, epoch: int, owner: bytes
) -> None:
    wrapped = wrap(key, epoch_key=epoch_key, epoch=epoch, owner=owner)

    assert unwrap(wrapped, epoch_key=epoch_key, epoch=epoch, owner=owner) == key
    assert key not in wrapped


@drawn(300, 10_000)
@given(keys, keys, keys, epochs, epochs, owners, owners)
def test_nothing_else_opens_it(
    key: bytes,
    epoch_key: bytes,
    other_key: bytes,
    epoch: int,
    other_epoch: int,
    owner: bytes,
    other_owner: bytes,
) -> None:
    assume(epoch_key != other_key)
    assume(epoch != other_epoch)
    assume(owner != other_owner)
    wrapped = wrap(key, epoch_key=epoch_key, epoch=epoch, owner=owner)

    for wrong in (
        {"epoch_key": other_key, "epoch": epoch, "owner": owner},
        {"epoch_key": epoch_key, "epoch": other_epoch, "owner": owner},
        {"epoch_key": epoch_key, "epoch": epoch, "owner": other_owner},
    ):
        with pytest.raises(WrapBroken):
            unwrap(wrapped, **wrong)


def test_every_truncation_and_every_altered_byte_is_refused() -> None:
    given = {"epoch_key": bytes(32), "epoch": 3, "owner": bytes(16)}
    wrapped = wrap(bytes(range(32)), **given)
    wrong = [wrapped[:length] for length in range(len(wrapped))]
    wrong += [wrapped[start:] for start in range(1, len(wrapped))]
    wrong += [wrapped + b"\0", wrapped[:NONCE_BYTES]]
    wrong += [
        bytes(b ^ 1 if i == at else b for i, b in enumerate(wrapped)) for at in range(len(wrapped))
    ]

    for content in wrong:
        with pytest.raises(WrapBroken):
            unwrap(content, **given)


@drawn(300, 10_000)
@given(
    keys, st.lists(st.binary(max_size=8), max_size=4), st.lists(st.binary(max_size=8), max_size=4)
)
def test_two_lists_of_parts_never_hash_alike(
    secret: bytes, one: list[bytes], other: list[bytes]
) -> None:
    assert (keyed_hash(secret, *one) == keyed_hash(secret, *other)) is (one == other)


@drawn(200, 5_000)
@given(keys, st.text(max_size=20), st.text(max_size=20))
def test_no_key_serves_two_uses(secret: bytes, one: str, other: str) -> None:
    assert (derived(secret, use=one) == derived(secret, use=other)) is (one == other)


@pytest.mark.promise("ID-02")
@drawn(1_000, 100_000)
@given(addresses)
@example("\u00a8@fleur.example")  # its compatibility form begins with a space
@example("odile@\u212btelier.example")
@example("ſtephanie@straße.example")
@example("a@b@c.example")
@example("\u0345\u0300@fleur.example")
@example("odile@ex\u00adample.example")
@example("0 \xad")  # what the host name drops leaves a space at its end
@example("@")
def test_the_normal_form_of_an_address_is_its_own_normal_form(address: str) -> None:
    once = normal_email(address)

    assert normal_email(once) == once


@pytest.mark.promise("ID-02")
@drawn(500, 20_000)
@given(
    st.text("abcdefghijklmnopqrstuvwxyzéèàüçñœ0123456789.-+", min_size=1, max_size=12),
    st.from_regex(r"\A[a-zéèü]([a-zéèü0-9]{0,8}[a-zéèü])?\Z"),
)
def test_spellings_of_one_address_are_one_address(local: str, host: str) -> None:
    address = f"{local}@{host}.example"
    spellings = [
        address.upper(),
        address.title(),
        f"  {address}\t",
        unicodedata.normalize("NFD", address),
        unicodedata.normalize("NFC", address),
        wide(address),
        f"{local}@{host.encode('idna').decode()}.example",
        f"{local}@{host.upper()}.EXAMPLE",
    ]

    assert {normal_email(s) for s in spellings} == {normal_email(address)}


@drawn(300, 10_000)
@given(
    st.from_regex(r"\A[a-z]{1,8}\Z"),
    st.from_regex(r"\A[a-z]{1,8}\Z"),
    st.from_regex(r"\A[a-z]{1,8}\.example\Z"),
)
def test_two_plain_addresses_stay_two(one: str, other: str, host: str) -> None:
    same = normal_email(f"{one}@{host}") == normal_email(f"{other}@{host}")

    assert same is (one == other)


def wide(address: str) -> str:
    """Write ASCII letters as a Japanese keyboard may: fullwidth, but for the at sign."""
    return "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in address)
