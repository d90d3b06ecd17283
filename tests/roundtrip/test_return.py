"""Exported, taken in elsewhere, exported again: equal but for ids and the time of the export."""

import json
from typing import Any

import jsonschema
import pytest

from florilege.kernel.registry import REGISTRY
from tests.canary.encodings import Search
from tests.roundtrip.conftest import NEW_PASSWORD, Brought, own_rows
from tests.roundtrip.test_export import exported, files

pytestmark = [pytest.mark.xdist_group("canary"), pytest.mark.promise("RGT-03")]
OWN = {"profile", "directive"}  # the rooms take these as the person's own; all else stands apart


def apart(brought: Brought, table: str) -> list[dict[str, Any]]:
    """What stands in a table of the second file as brought, told as the first file told it."""
    rows = [row for row in brought.data["tables"].get(table, []) if "from" in row]
    return [_as_in_the_first(row) for row in rows]


def _as_in_the_first(row: dict[str, Any]) -> dict[str, Any]:
    """Origin 0 is the first installation itself; those behind it had been brought there."""
    told = {name: value for name, value in row.items() if name != "from"}
    return told if row["from"] == 0 else {**told, "from": row["from"] - 1}


def test_a_dry_run_tells_and_changes_nothing(brought: Brought) -> None:
    tried = brought.told["tried"]

    assert tried["code"] == 0, tried
    assert "learning_history" in tried["out"]
    assert "Nothing was changed" in tried["out"]
    assert brought.first.marks.sealed not in tried["out"]


def test_it_is_taken_in_once(brought: Brought) -> None:
    taken, again = brought.told["taken"], brought.told["again"]

    assert (taken["code"], again["code"]) == (0, 0), (taken, again)
    assert "Taken in" in taken["out"]
    assert "already" in again["out"]
    assert brought.came_in["person"] in again["out"]


def test_the_person_is_a_new_one_with_a_letter_and_no_password(brought: Brought) -> None:
    assert brought.came_in["person"] != brought.first.person
    assert brought.came_in["letters"] == 1
    assert brought.came_in["statuses"] == [302, 302]


def test_every_entry_is_equal(brought: Brought) -> None:
    first, second = brought.first.data, brought.data

    for table, rows in first["tables"].items():
        own = [row for row in second["tables"][table] if "from" not in row]
        there = own + apart(brought, table) if table in OWN else apart(brought, table)
        assert there == rows, table
    origin = {name: first[name] for name in ("school", "site", "person", "made_at")}
    assert second["brought"] == [origin, *first["brought"]]


def test_every_exported_field_came_back_with_its_value(brought: Brought) -> None:
    """Computed from the declarations, so that a new room cannot escape."""
    tables = brought.data["tables"]
    there = {
        label: any(row.get(name) not in (None, "", {}, []) for row in rows)
        for label, key, name in exported()
        if label not in files()
        and (rows := tables[key] if key in OWN else apart(brought, key)) is not None
    }

    empty = {label for label, found in there.items() if not found}
    assert empty <= {
        "rights.ErasureRequest.asked_at",
        "rights.ExportOrder.ready_at",
        "rights.ExportOrder.fetched_at",
        "rights.ExportOrder.ends_at",
    }
    print(f"\n{len(there) - len(empty)} of {len(there)} exported fields came back")


def test_every_document_and_every_statement_is_equal(brought: Brought) -> None:
    first, second = brought.first.members, brought.members

    documents = {name for name in first if name.startswith("files/")}
    assert documents
    assert {name: second[name] for name in documents} == {n: first[n] for n in documents}
    for name in ("learning-history.xapi.json", "looks.json"):
        was, now = json.loads(first[name]), json.loads(second[name])
        assert was
        assert [one for one in now if one in was] == was


def test_nothing_that_was_brought_counts_here(brought: Brought) -> None:
    """Rooms keep their tables to themselves: what a file claims is no proof of this school."""
    own = own_rows(brought.data)

    filled = {key for key, rows in own.items() if rows}
    assert filled <= {
        *OWN, "account", "standing", "sign_ins", "letters", "exports", "bringings", "request_steps",
    }  # fmt: skip
    assert own["standing"][0]["limits"] == "under_fifteen"


def test_the_second_file_is_valid_and_names_nobody_else(brought: Brought) -> None:
    jsonschema.validate(brought.data, json.loads(brought.members["schema.json"]))
    for name, raw in brought.members.items():
        others = [brought.first.other.sealed, brought.first.other_person, NEW_PASSWORD]
        assert list(Search(others).hits(raw, name)) == [], name


def test_every_holding_says_how_it_is_taken_back(brought: Brought) -> None:
    """Each exported table is either a room's own again or stands apart, and none is left out."""
    keys = {holding.export for holding in REGISTRY.about_people() if holding.export}

    assert keys == brought.first.own.keys()
    assert keys > OWN
