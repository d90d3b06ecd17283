"""The pages of an export, as whoever opens the file reads them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from florilege.kernel.registry import REGISTRY
from florilege.people.announcements.models import Announcement
from florilege.rights.export_index import Shown, index_pages, readmes

pytestmark = pytest.mark.promise("RGT-02")
AT = datetime(2026, 7, 14, 22, 30, tzinfo=UTC)  # half past midnight in Paris, on the next day


def test_times_are_those_of_the_school_and_not_of_the_worker(house: Path) -> None:
    holding = REGISTRY.holding("announcements.Announcement")
    assert holding is not None
    told = Shown(holding=holding, model=Announcement)
    told.add({"version": 2, "written_at": "2026-01-05T11:15:00+00:00"}, since=None)

    pages = {name: page.decode() for name, page in index_pages([told], at=AT)}
    texts = {name: text.decode() for name, text in readmes(at=AT)}

    assert "15 juillet 2026 à 00:30" in pages["index.html"].replace("\u00a0", " ")
    assert all("12:15" in page for page in pages.values())
    assert "15 juillet 2026" in texts["LISEZ-MOI.txt"]
