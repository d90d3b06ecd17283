"""Backups of a day, a week and a month ago are brought back after erasures that they do not know."""

from datetime import timedelta

import pytest

from tests.restore.conftest import DAYS, DISASTER, Month

pytestmark = [pytest.mark.xdist_group("restore"), pytest.mark.promise("SEC-11", "RGT-04")]
AFTER = (DISASTER + timedelta(hours=2)).isoformat()


@pytest.mark.parametrize("days", DAYS)
def test_nobody_erased_is_seen_and_everybody_else_is_as_they_were(month: Month, days: int) -> None:
    with month.outside.new_place(f"new-{days}") as new:
        done = new.run("bring_back", at=AFTER, backup=month.backups[days])

        assert done["backup"] == month.backups[days]
        assert done["newest"] == month.backups[1]
        assert done["since"] == 1, "the one whose deletion no backup knows"
        later = {person for person, when in month.erased.items() if when < days}
        assert done["people"] == len(later)
        for person in month.erased:
            state = new.run("state", person=person)
            assert state["residue"] == {}
            assert state["erased"] == [True]
        assert new.run("serves", at=AFTER) == ""
        there = [
            p for p in month.people if p not in month.erased and (p != month.newcomer or days < 3)
        ]
        data = new.run("data_of", people=there)
        assert data == {person: month.data[days][person] for person in there}
        opened = new.run("belongings", people={p: month.people[p] for p in there})
        assert opened == {person: month.belongings[person] for person in there}
        now = new.run("house_now")
        assert (now["unfinished"], now["restorations"], now["faults"]) == (False, 1, [])
        assert now["overview"]["broken"] == now["overview"]["residue"] == 0
        assert now["overview"]["values"] > 10
        assert now["overview"]["files"] == 2 * len(there)
        assert now["people"] == len(there) + len(month.erased)
        assert (now["tombstones"], now["outside"]) == (3, [1, 2, 3])
        assert now["sign_ins"] == 0
        assert set(now["copies"]) == {"done"}


def test_the_places_copy_of_the_log_serves_when_the_folder_is_lost(month: Month) -> None:
    """Carried there within a round; the operator says that the folder is lost."""
    lost = str(month.outside.folder / "lost-log")
    with month.outside.new_place("carried", FLORILEGE_TOMBSTONES=lost) as new:
        assert "is not in" in new.run("bring_back", at=AFTER)["refused"]
        assert "not finished" in new.run("serves", at=AFTER)

        done = new.run("bring_back", at=AFTER, without_log=True)

        assert done["since"] == 1
        assert new.run("serves", at=AFTER) == ""
        assert new.run("house_now")["outside"] == [1, 2, 3]


def test_the_folder_serves_when_the_places_never_got_the_log(month: Month) -> None:
    hidden = [month.outside.folder / name / "tombstones" for name in ("rennes", "grenoble")]
    for folder in hidden:
        folder.rename(folder.with_name("hidden"))
    try:
        with month.outside.new_place("folder-only") as new:
            assert new.run("bring_back", at=AFTER)["since"] == 1
    finally:
        for folder in hidden:
            folder.with_name("hidden").rename(folder)


def test_without_escrow_it_says_what_cannot_be_opened(month: Month) -> None:
    with month.outside.new_place("keyless", FLORILEGE_ESCROW="/nowhere/escrow") as new:
        refused = new.run("bring_back", at=AFTER)["refused"]

        assert "in escrow /nowhere/escrow" in refused
        assert "can be opened by anyone" in refused
        assert "not finished" in new.run("serves", at=AFTER)


def test_with_other_secrets_or_another_key_nothing_is_brought_back(month: Month) -> None:
    other = str(month.outside.folder / "other.agekey")
    with month.outside.new_place("other-key", FLORILEGE_BACKUP_KEY=other) as new:
        assert "is missing or damaged" in new.run("bring_back", at=AFTER)["refused"]
    empty = str(month.outside.folder / "no-secrets")
    with month.outside.new_place("no-secrets-here", FLORILEGE_SECRETS=empty) as new:
        assert "is missing or damaged" in new.run("bring_back", at=AFTER)["refused"]
