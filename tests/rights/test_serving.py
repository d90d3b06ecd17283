"""The operator serves a request of the desk from the machine: with a reason, and journaled."""

import io
import json
import zipfile
from pathlib import Path
from uuid import uuid4

import pytest

from florilege.infra import clock
from florilege.infra.journal.queries import looks_at
from florilege.kernel.vocabulary import Role
from florilege.rights.actions.answer_request import withdraw_request
from florilege.rights.actions.open_request import open_request
from florilege.rights.actions.serve_request import (
    OtherRequest,
    erase_for_request,
    export_for_request,
    show_held,
)
from florilege.rights.enums import RequestKind, StepKind
from florilege.rights.models import RequestStep
from florilege.rights.steps import RequestClosed
from tests.people_made import Made, make_person

pytestmark = pytest.mark.promise("RGT-02")


@pytest.fixture
def made(house: Path) -> Made:
    return make_person()


def test_the_file_is_written_for_a_request_of_access(made: Made, tmp_path: Path) -> None:
    asked = open_request(person=made.person, kind=RequestKind.ACCESS, told="Tout", at=clock.now())
    into = tmp_path / "file.zip"

    size = export_for_request(asked.id, into=into, at=clock.now())

    assert into.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(io.BytesIO(into.read_bytes())) as archive:
        assert json.loads(archive.read("data.json"))["person"] == str(made.person)
    assert size == into.stat().st_size
    (look,) = looks_at(made.person).filter(role=Role.OPERATOR)
    assert look.route == "cli.person.export"
    assert RequestStep.objects.filter(request=asked, what=StepKind.CARRIED_OUT).count() == 1


def test_a_file_that_is_there_is_not_written_over(made: Made, tmp_path: Path) -> None:
    asked = open_request(person=made.person, kind=RequestKind.ACCESS, told="Tout", at=clock.now())
    (tmp_path / "file.zip").write_text("mine")

    with pytest.raises(FileExistsError):
        export_for_request(asked.id, into=tmp_path / "file.zip", at=clock.now())

    assert (tmp_path / "file.zip").read_text() == "mine"
    assert not looks_at(made.person).filter(role=Role.OPERATOR).exists()


def test_numbers_are_shown_and_the_look_is_entered(made: Made) -> None:
    asked = open_request(person=made.person, kind=RequestKind.ERASURE, told="", at=clock.now())

    held = show_held(asked.id, at=clock.now())

    assert sum(category.count for category in held) > 0
    assert looks_at(made.person).filter(role=Role.OPERATOR).count() == 1


def test_a_request_for_something_else_is_no_reason(made: Made, tmp_path: Path) -> None:
    asked = open_request(person=made.person, kind=RequestKind.ACCESS, told="Tout", at=clock.now())

    with pytest.raises(OtherRequest):
        erase_for_request(asked.id, at=clock.now())
    withdraw_request(asked.id, person=made.person, at=clock.now())
    for number in (asked.id, uuid4()):
        with pytest.raises(RequestClosed):
            export_for_request(number, into=tmp_path / "file.zip", at=clock.now())
    assert not (tmp_path / "file.zip").exists()


def test_a_request_of_erasure_erases(made: Made) -> None:
    asked = open_request(person=made.person, kind=RequestKind.ERASURE, told="", at=clock.now())

    receipt = erase_for_request(asked.id, at=clock.now())

    assert receipt.person == made.person
