"""Two archivists who start at once make each month one pair, so that what is sealed for it opens."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from florilege.infra import policy
from florilege.infra.archive import months
from florilege.infra.archive.months import check_months, make_months
from tests.infra.archive.archivists import as_archivist
from tests.infra.archive.months_made import months_from


def test_a_month_has_one_pair(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write, together = months.MonthRing.write, threading.Barrier(2)

    def met(ring: months.MonthRing, month: str, private: bytes) -> None:
        with suppress(threading.BrokenBarrierError):
            together.wait(0.5)
        write(ring, month, private)

    def make(_hand: int) -> int:
        try:
            return make_months(on=date(2027, 3, 1), charter=policy.charter())
        finally:
            connections.close_all()

    with months_from(date(2026, 3, 1)):
        with monkeypatch.context() as patch, as_archivist(), ThreadPoolExecutor(2) as pool:
            patch.setattr(months.MonthRing, "write", met)
            made = list(pool.map(make, range(2)))

        with as_archivist():
            check_months()
    assert sorted(made) == [0, 12]
