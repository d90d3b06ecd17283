"""The learning history of an export loads into a learning record store that others wrote."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement

from tests.roundtrip.conftest import Fetched
from tests.roundtrip.record_store import RecordStore, record_store

pytestmark = [pytest.mark.xdist_group("canary"), pytest.mark.promise("RGT-03")]


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with record_store(tmp_path) as made:
        yield made


@pytest.fixture
def statements(fetched: Fetched) -> list[dict[str, Any]]:
    return list(json.loads(fetched.members["learning-history.xapi.json"]))


def test_it_loads_whole_and_reads_back_the_same(
    store: RecordStore, statements: list[dict[str, Any]]
) -> None:
    assert len(statements) >= 5

    status, taken = store.post(statements)

    assert (status, sorted(taken)) == (200, sorted(one["id"] for one in statements))
    account = statements[0]["actor"]["account"]
    there = {one["id"]: one for one in store.about(account)}
    assert there.keys() == {one["id"] for one in statements}
    for one in statements:
        # The store adds who sent it and when; what was sent stands as it was.
        assert {**there[one["id"]], **one} == there[one["id"]]


def test_a_second_load_makes_no_doubles(
    store: RecordStore, statements: list[dict[str, Any]]
) -> None:
    store.post(statements)

    assert store.post(statements)[0] == 204
    assert len(store.about(statements[0]["actor"]["account"])) == len(statements)


WRONG: tuple[dict[str, Any], ...] = (
    {"verb": {"id": "not an address"}},
    {"result": {"duration": "an hour"}},
    {"result": {"score": {"scaled": 7}}},
    {"result": {"score": {"raw": 9, "max": 3}}},
    {"actor": {"objectType": "Agent", "account": {"name": "no home page"}}},
    {"timestamp": "yesterday"},
    {"id": "3"},
    {"from": 1},
)


def test_each_statement_keeps_the_rules_of_the_standard(statements: list[dict[str, Any]]) -> None:
    """The store's own strict model of a statement; its door lets more pass than the standard."""
    for one in statements:
        BaseXapiStatement.model_validate(one)
    for wrong in WRONG:
        with pytest.raises(ValidationError):
            BaseXapiStatement.model_validate({**statements[0], **wrong})


def test_a_statement_that_was_changed_is_refused(
    store: RecordStore, statements: list[dict[str, Any]]
) -> None:
    store.post(statements)
    changed = deepcopy(statements[0])
    changed["verb"] = {"id": "http://adlnet.gov/expapi/verbs/mastered"}

    assert store.post([changed])[0] == 409
