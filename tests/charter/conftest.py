"""The shipped charters, and charters made of policy B's file with a few entries changed."""

import copy
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from florilege.charter.faults import CharterRefused, Fault
from florilege.charter.model import Charter
from florilege.charter.reading import charter_of

CHARTERS = Path(__file__).parents[2] / "charters"
GONE = object()

Change = Callable[[Mapping[str, object]], Charter]
Refusal = Callable[[Mapping[str, object]], tuple[Fault, ...]]


@pytest.fixture(scope="session")
def gone() -> object:
    """The value that stands for an entry taken out."""
    return GONE


@pytest.fixture(scope="session")
def document_b() -> dict[str, object]:
    return tomllib.loads((CHARTERS / "b.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def charter_with(document_b: dict[str, object]) -> Change:
    """Make a charter of policy B with other values under some paths."""

    def make(values: Mapping[str, object]) -> Charter:
        document = copy.deepcopy(document_b)
        for path, value in values.items():
            _put(document, path, value)
        return charter_of(document)

    return make


@pytest.fixture(scope="session")
def faults_with(charter_with: Change) -> Refusal:
    """Give the faults of policy B with other values under some paths; none if it is accepted."""

    def find(values: Mapping[str, object]) -> tuple[Fault, ...]:
        try:
            charter_with(values)
        except CharterRefused as refused:
            return refused.faults
        return ()

    return find


def _put(document: dict[str, object], path: str, value: object) -> None:
    *way, last = path.split(".")
    table = document
    for key in way:
        inner = table.setdefault(key, {})
        assert isinstance(inner, dict)
        table = inner
    if value is GONE:
        del table[last]
    else:
        table[last] = value
