"""A brought file may be hostile: each refusal names the place, and leaves nothing behind."""

import io
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import Any
from uuid import uuid4

import pytest

from florilege.infra import clock
from florilege.infra.keys.models import Lookup, PersonKey
from florilege.infra.workflow.models import Run
from florilege.rights.actions.bring_person import NoAddress, bring_person
from florilege.rights.bringing import archive as archives
from florilege.rights.bringing.checking import check_file
from florilege.rights.bringing.faults import FileRefused
from florilege.rights.models import Bringing
from tests.rights.bringing.files_made import (
    Data,
    Members,
    changed,
    members_of_somebody_elsewhere,
    zipped,
)

pytestmark = pytest.mark.promise("RGT-03")


@pytest.fixture
def members(house: Path) -> Members:
    _email, found = members_of_somebody_elsewhere()
    return found


def refusal(file: io.BytesIO) -> str:
    """Bring it; give where it was refused. Nothing may be left, not even a person."""
    before = (PersonKey.objects.count(), Lookup.objects.count(), Run.objects.count())
    with pytest.raises(FileRefused) as refused:
        bring_person(file, at=clock.now())
    assert not Bringing.objects.exists()
    assert (PersonKey.objects.count(), Lookup.objects.count(), Run.objects.count()) == before
    assert refused.value.told().startswith(f"{refused.value.where}: ")
    return refused.value.where


def row(table: str, **values: Any) -> Callable[[Data], Any]:
    return lambda data: data["tables"][table][0].update(values)


def head(**values: Any) -> Callable[[Data], Any]:
    return lambda data: data.update(values)


CHANGES: dict[str, tuple[Callable[[Data], Any], str]] = {
    "another format": (head(format="moodle-user"), "data.json: format"),
    "a version to come": (head(version=99), "data.json: version"),
    "a version that is none": (head(version=True), "data.json: version"),
    "nobody's": (head(person="Jeanne"), "data.json: person"),
    "made in the future": (head(made_at="2999-01-01T00:00:00+00:00"), "data.json: made_at"),
    "no time": (head(made_at="hier"), "data.json: made_at"),
    "a school as an object": (head(school={"name": "x"}), "data.json: school"),
    "tables as a list": (head(tables=[]), "data.json: tables"),
    "a table as an object": (
        lambda data: data["tables"].update(profile={}),
        "data.json: tables.profile",
    ),
    "a row as a text": (
        lambda data: data["tables"]["profile"].append("x"),
        "data.json: tables.profile[1]",
    ),
    "a name as a number": (row("profile", given_name=7), "data.json: tables.profile[0].given_name"),
    "no name": (row("profile", given_name=None), "data.json: tables.profile[0].given_name"),
    "a name of a page": (
        row("profile", given_name="x" * 5_000),
        "data.json: tables.profile[0].given_name",
    ),
    "a time that is none": (
        row("enrolments", asked_at="demain"),
        "data.json: tables.enrolments[0].asked_at",
    ),
    "an id that is none": (
        row("enrolments", id="../../etc/passwd"),
        "data.json: tables.enrolments[0].id",
    ),
    "an entry twice": (
        lambda data: data["tables"]["enrolments"].append(data["tables"]["enrolments"][0]),
        "data.json: tables.enrolments[1].id",
    ),
    "an origin that is not told": (row("profile", **{"from": 3}), "data.json: tables.profile[0].from"),
    "an origin that is no number": (
        row("profile", **{"from": "x"}),
        "data.json: tables.profile[0].from",
    ),
    "a table without a proper name": (
        lambda data: data["tables"].update({"a\nb": []}),
        "data.json: tables",
    ),
    "a deep entry": (
        row("profile", goals=json.loads("[" * 60 + "]" * 60)),
        "data.json: tables.profile[0]",
    ),
    "a huge entry": (row("profile", goals=token_hex(600_000)), "data.json: tables.profile[0]"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_data_that_are_wrong_are_refused(members: Members, name: str) -> None:
    change, where = CHANGES[name]

    assert refusal(zipped(changed(members, change))) == where


def test_data_that_are_no_json_are_refused(members: Members) -> None:
    whole = members["data.json"]
    for raw in (
        b"",
        b"[]",
        whole[:-30],
        whole[: len(whole) // 2],
        whole + b"{}",
        b"\xff\xfe" + whole,
    ):
        assert refusal(zipped({**members, "data.json": raw})) == "data.json"


def test_a_field_twice_is_refused(members: Members) -> None:
    head, _, tables = members["data.json"].partition(b'"tables"')
    tables = tables.replace(b'"given_name":', b'"given_name": "A", "given_name":', 1)
    raw = head + b'"tables"' + tables

    assert refusal(zipped({**members, "data.json": raw})) == "data.json: tables.profile[0]"


def test_a_file_that_is_cut_off_or_damaged_is_refused(members: Members) -> None:
    whole = zipped(members).getvalue()
    turned = bytearray(zipped(members, packing=zipfile.ZIP_STORED).getvalue())
    turned[turned.index(b"given_name")] ^= 1

    for raw in (
        b"",
        b"PK",
        whole[: len(whole) // 2],
        whole[:-10],
        b"%PDF-1.7 " * 100,
        bytes(turned),
    ):
        assert refusal(io.BytesIO(raw)) == "ZIP"


@pytest.mark.parametrize(
    "name", ["../../outside.json", "/etc/passwd", "files/../../x", "C:\\x", "a//b", "x\x01y"]
)
def test_names_that_lead_out_are_refused(members: Members, name: str) -> None:
    number = len(members)

    assert refusal(zipped({**members, name: b"x"})) == f"ZIP[{number}]"


def test_a_bomb_is_refused_before_it_is_unpacked(members: Members) -> None:
    bomb = {**members, "files/documents/x/bomb": b"\0" * 30_000_000}

    file = zipped(bomb)

    assert len(file.getvalue()) < 1_000_000
    assert refusal(file) == f"ZIP[{len(members)}]"


def test_more_than_is_allowed_is_refused(members: Members, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, most in (("MOST_BYTES", 1_000), ("MOST_MEMBERS", 3), ("MOST_PLAIN", 1_000)):
        with monkeypatch.context() as patch:
            patch.setattr(archives, limit, most)
            assert refusal(zipped(members)) == "ZIP", limit
    with monkeypatch.context() as patch:
        patch.setattr(archives, "MOST_JSON", 1_000)
        assert refusal(zipped(members)).startswith("ZIP[")


def test_a_link_is_refused(members: Members) -> None:
    link = zipfile.ZipInfo("files/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = zipped(members)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(link, "/etc/passwd")

    assert refusal(file) == f"ZIP[{len(members)}]"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_twice_is_refused(members: Members) -> None:
    file = zipped(members)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("data.json", b"{}")

    assert refusal(file) == f"ZIP[{len(members)}]"


def test_documents_and_statements_of_others_are_refused(members: Members) -> None:
    stray = {**members, f"files/documents/{uuid4()}/diplome.pdf": b"%PDF-1.7"}
    name = "learning-history.xapi.json"
    other = [{"id": str(uuid4()), "actor": {"account": {"name": str(uuid4())}}}]

    assert refusal(zipped(stray)) == "files"
    assert refusal(zipped({**members, name: json.dumps(other).encode()})) == f"{name}[0].actor"


def test_a_file_without_an_address_is_refused(members: Members) -> None:
    nameless = changed(members, lambda data: data["tables"]["account"].clear())

    with pytest.raises(NoAddress):
        bring_person(zipped(nameless), at=clock.now())


def test_a_program_of_another_age_is_understood(members: Members) -> None:
    """A table and a field that are not known here are no fault: they are kept as they came."""

    def later(data: Data) -> None:
        data["tables"]["badges"] = [{"id": str(uuid4()), "colour": "mauve"}]
        data["tables"]["profile"][0]["shoe_size"] = 38
        data["later"] = {"x": [1, 2]}

    report = check_file(zipped(changed(members, later)), at=clock.now())

    assert report.tables["badges"] == 1
