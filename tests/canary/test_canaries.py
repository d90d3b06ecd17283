"""A person full of canaries lives here, is erased, and is looked for in every byte that is left."""

from collections import Counter

import pytest

from tests.canary.conftest import Story
from tests.canary.plan import CHOSEN, planned
from tests.canary.stores import told

pytestmark = pytest.mark.xdist_group("canary")

# Where the opaque id stays by design: the receipt, its steps, the tombstone and the journal.
ID_STAYS = {
    "identity.rights.ErasureRequest.person",
    "identity.rights.Telling.person",
    "identity.workflow.Run.subject",
    "keys.keys.PersonKey.person",
    "keys.keys.Tombstone.person",
    "journal.journal.EntrySubject.subject",
    "journal.journal.Entry.subjects",
    "journal.journal.Entry.actor",
}


@pytest.mark.promise("RGT-04", "SEC-02")
def test_every_declared_field_is_planted(story: Story) -> None:
    """The plan is computed from the declarations: a new field fails here until it is planted."""
    tally = Counter(
        how if not how.startswith("NOT") else "not planted" for how in story.coverage.values()
    )

    print(f"\n{len(story.coverage)} personal fields of the registry: {dict(tally)}")
    for name, how in sorted(story.coverage.items()):
        print(f"  {name}: {how}")
    assert set(story.coverage) == {one.field for one in planned()}
    assert [how for how in story.coverage.values() if how.startswith("NOT")] == []


def test_words_of_closed_lists_are_still_declared() -> None:
    assert set(CHOSEN) - {one.field for one in planned()} == set()


@pytest.mark.promise("SEC-02", "SEC-03")
def test_nothing_sealed_stands_in_clear_in_any_store(story: Story) -> None:
    """Before any erasure, with the server stopped; what was never declared stands nowhere either."""
    assert told(story.hits["before"]) == ""
    assert story.searched["before"].bytes_read > 1_000_000


@pytest.mark.promise("SEC-02", "POL-08")
def test_no_column_holds_more_than_it_declares(story: Story) -> None:
    """A value in a column declared not personal, or a sealed one in an open column, fails here."""
    allowed = {"learning.progress.Place.locator", "learning.progress.Place.earlier_locator"}

    assert {k: v for k, v in story.columns["before"].items() if k not in allowed} == {}
    assert set(story.columns["before"]) == allowed, "the search finds what does stand open"


@pytest.mark.promise("RGT-04")
def test_after_the_erasure_nothing_is_found_in_any_store(story: Story) -> None:
    hits = story.hits["erased"]
    if story.home.engine == "postgres":
        # Deleted rows lie in the server's files until it vacuums: the ids, times and places that
        # are declared open are looked for by query, in the columns.
        hits = [hit for hit in hits if hit.value != story.marks.open]

    assert told(hits) == ""
    assert story.columns["erased"] == {}
    assert story.ended["residue"] == {}
    assert story.ended["erased"] == [True]


@pytest.mark.promise("RGT-04")
def test_the_id_stays_only_where_it_is_declared_to(story: Story) -> None:
    assert set(story.ids_after) <= ID_STAYS, story.ids_after


@pytest.mark.promise("RGT-04")
def test_on_the_second_date_every_backup_and_every_key_open_nothing(story: Story) -> None:
    end = story.attacks["on the second date"]

    opened = ("keys", "values", "files", "look-ups", "addresses confirmed")
    assert {name: end.get(name, 0) for name in opened} == dict.fromkeys(opened, 0)
    assert end["wrapped keys there"] and end["values there"] and end["files there"], end
    assert end["keys tried"] > 10
    assert told(story.hits["irreversible"]) == "" or story.home.engine == "postgres"


@pytest.mark.promise("RGT-04")
def test_the_attack_can_open_what_is_not_yet_closed(story: Story) -> None:
    """With the ring of that day everything opens; after a night only the escrow does."""
    before = story.attacks["before, with the ring of that day"]
    with_escrow = story.attacks["after a night, with the escrow"]
    without = story.attacks["after a night, without the escrow"]

    assert before["values"] == before["values there"] > 20
    assert before["files"] == before["files there"] >= 4
    assert before["addresses confirmed"] == 1
    assert with_escrow["values"] == before["values"]
    assert [without.get(n, 0) for n in ("keys", "values", "files", "look-ups")] == [0, 0, 0, 0]


@pytest.mark.promise("RGT-04", "SEC-11")
def test_a_real_backup_opens_with_the_keys_of_its_day_and_with_none_at_the_end(
    story: Story,
) -> None:
    """Made before the erasure, decrypted with the backup key, attacked with all that is left."""
    if story.home.engine != "sqlite":
        pytest.skip("dumps of a server are taken apart by the raw copies above only")
    then, end = story.attacks["a real backup, then"], story.attacks["a real backup, at the end"]

    assert then["values"] == then["values there"] > 20
    assert then["files"] == then["files there"] >= 4
    assert then["addresses confirmed"] == 1
    opened = ("keys", "values", "files", "look-ups", "addresses confirmed")
    assert {name: end.get(name, 0) for name in opened} == dict.fromkeys(opened, 0)
    assert end["values there"] == then["values there"]
    assert end["keys tried"] > 10


@pytest.mark.promise("RGT-04")
def test_others_are_untouched(story: Story) -> None:
    before, after = story.neighbour

    assert before == after
    assert story.letters >= 5, "mail really left, by way of a relay outside"
