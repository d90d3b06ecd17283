"""The random order, with each folder's tests together, and in it those of one engine.

Long stories are lived once for a folder and an engine: an order that comes back to them would live
them again, which took a quarter of the whole run.
"""

import os
from pathlib import Path

import pytest

Place = tuple[Path, str]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Folders, engines in them and tests in those stay in the order in which each first came."""
    folders: dict[Path, int] = {}
    engines: dict[Place, int] = {}
    for item in items:
        folders.setdefault(item.path.parent, len(folders))
        engines.setdefault(place_of(item), len(engines))
    items.sort(key=lambda item: (folders[item.path.parent], engines[place_of(item)]))
    refuse_lost_groups(items)


def refuse_lost_groups(items: list[pytest.Item]) -> None:
    """With some versions of pytest the groups of xdist are lost, and what must not meet does."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return
    for item in items:
        if item.get_closest_marker("xdist_group") and "@" not in item.nodeid:
            raise pytest.UsageError(f"xdist lost the group of {item.nodeid}: see pyproject.toml")


def place_of(item: pytest.Item) -> Place:
    call = getattr(item, "callspec", None)
    return item.path.parent, str(call.params.get("engine", "")) if call else ""
