"""The journal's chain: whatever is changed, dropped, added, moved or cut shows."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from florilege.kernel.chain import GENESIS, AccessEntry, holds, link
from florilege.kernel.vocabulary import Category, Purpose, Role
from tests.properties.sizes import drawn

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
entries = st.builds(
    AccessEntry,
    number=st.integers(1, 1_000_000),
    at=st.datetimes(timezones=st.just(UTC), min_value=datetime(2024, 1, 1)),
    visit=st.uuids(),
    actor=st.none() | st.uuids(),
    role=st.sampled_from(Role).map(str),
    purpose=st.sampled_from(Purpose).map(str),
    subjects=st.lists(st.uuids(), max_size=4).map(tuple),
    categories=st.lists(st.sampled_from(Category).map(str), max_size=3).map(tuple),
    route=st.from_regex(r"\A[a-z]{1,8}:[a-z_]{1,12}\Z"),
    result=st.sampled_from(["open", "refused_purpose", "refused_role", "refused_scope"]),
)
runs = st.lists(entries, min_size=1, max_size=8)
Chain = list[tuple[AccessEntry, bytes]]


def chained(run: list[AccessEntry]) -> Chain:
    before, chain = GENESIS, []
    for number, entry in enumerate(run, 1):
        numbered = replace(entry, number=number)
        before = link(KEY, before=before, entry=numbered)
        chain.append((numbered, before))
    return chain


def is_whole(chain: Chain, *, anchor: tuple[int, bytes]) -> bool:
    """Verify as a reader of DESIGN 4 would: no gap, each MAC on the one before, the anchor met."""
    before = GENESIS
    for number, (entry, mac) in enumerate(chain, 1):
        if entry.number != number or not holds(KEY, before=before, entry=entry, mac=mac):
            return False
        before = mac
    number, mac = anchor
    return len(chain) >= number and chain[number - 1][1] == mac


@drawn(200, 5_000)
@given(runs)
def test_an_honest_chain_holds(run: list[AccessEntry]) -> None:
    chain = chained(run)

    assert is_whole(chain, anchor=(len(chain), chain[-1][1]))


@pytest.mark.promise("SEC-05")
@drawn(400, 20_000)
@given(runs, entries, st.data())
def test_any_tampering_shows(
    run: list[AccessEntry], other: AccessEntry, data: st.DataObject
) -> None:
    chain = chained(run)
    anchor = (len(chain), chain[-1][1])
    at = data.draw(st.integers(0, len(chain) - 1))
    entry, mac = chain[at]
    how = data.draw(st.sampled_from(["edit", "delete", "insert", "swap", "cut", "mac", "rewrite"]))
    if how == "edit":
        part = data.draw(st.sampled_from(list(AccessEntry.__slots__)))
        assume(getattr(other, part) != getattr(entry, part))
        chain[at] = (replace(entry, **{part: getattr(other, part)}), mac)
    elif how == "delete":
        del chain[at]
    elif how == "insert":
        chain.insert(
            at, (replace(other, number=at + 1), data.draw(st.binary(min_size=32, max_size=32)))
        )
    elif how == "swap":
        assume(at + 1 < len(chain))
        chain[at], chain[at + 1] = chain[at + 1], chain[at]
    elif how == "cut":
        del chain[at:]
    elif how == "mac":
        chain[at] = (entry, bytes([mac[0] ^ 1]) + mac[1:])
    else:
        # A thief of the database, without the key, writes the whole chain anew.
        before, forged = GENESIS, []
        for old, _ in chain:
            before = link(OTHER_KEY, before=before, entry=old)
            forged.append((old, before))
        chain = forged

    assert not is_whole(chain, anchor=anchor)


@drawn(300, 10_000)
@given(entries, entries)
def test_two_entries_never_read_alike(one: AccessEntry, other: AccessEntry) -> None:
    assert (one.canonical() == other.canonical()) is (one == other)


def test_the_first_link_depends_on_the_key() -> None:
    entry = AccessEntry(
        1, datetime(2025, 1, 1, tzinfo=UTC), UUID(int=1), None, "a", "b", (), (), "r", "open"
    )

    assert link(KEY, before=GENESIS, entry=entry) != link(OTHER_KEY, before=GENESIS, entry=entry)
