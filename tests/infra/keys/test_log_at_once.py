"""Two erasures at once carry their lines outside the vaults, each line whole and by itself."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connections

from florilege.infra import clock
from florilege.infra.keys.tombstones import carry_outside, numbers_outside, read_outside, record
from florilege.kernel.subjects import new_subject


def test_two_who_carry_at_once_meet_no_fault(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    carry_outside()
    before = numbers_outside()
    for _ in range(2):
        record(new_subject(), about=None, at=clock.now())
    monkeypatch.setattr(os, "fsync", meeting(os.fsync))

    def carry(_hand: int) -> int:
        try:
            return carry_outside()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        carried = list(pool.map(carry, range(2)))

    assert sorted(carried) == [0, 2], "whoever waited finds nothing left to carry"
    assert len(numbers_outside()) == len(before) + 2
    assert len(list(read_outside())) == len(numbers_outside())


def meeting(act: Callable[[int], None]) -> Callable[[int], None]:
    """Let two hands meet once before they go on; one that is kept out lets the other go."""
    together = threading.Barrier(2)

    def met(handle: int) -> None:
        with suppress(threading.BrokenBarrierError):
            together.wait(0.5)
        act(handle)

    return met
