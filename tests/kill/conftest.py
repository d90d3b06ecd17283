"""The houses in which processes are killed: one for each engine at hand."""

import os
from collections.abc import Iterator

import pytest

from tests.kill.houses import House, house
from tests.properties.sizes import sampled

SERVER = os.environ.get("FLORILEGE_TEST_POSTGRES", "")
ENGINES = [
    "sqlite",
    pytest.param(
        "postgres",
        marks=[
            pytest.mark.postgres,
            pytest.mark.skipif(not SERVER, reason="FLORILEGE_TEST_POSTGRES is not set"),
        ],
    ),
]


@pytest.fixture(scope="package", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="package", params=sampled(ENGINES[:1], ENGINES))
def sampled_engine(request: pytest.FixtureRequest) -> str:
    """For long stories of which no line speaks to the database: on PostgreSQL at full size."""
    return str(request.param)


@pytest.fixture(scope="package")
def home(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all: each test erases people of its own in it."""
    with house(tmp_path_factory.mktemp("kill"), engine=engine, server=SERVER) as made:
        yield made
