"""Kill the issuing process at every boundary: one document, one file, one entry, no gap."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.documents.enums import DocumentState
from florilege.infra.documents.models import IssuedDocument
from florilege.infra.documents.queries import read_document
from florilege.infra.documents.register.models import RegisterEntry
from florilege.infra.gate.opened import opened
from florilege.infra.media.files import files_of, sweep_drafts
from florilege.infra.media.places import drafts
from florilege.infra.outbox.delivering import deliver_due
from florilege.infra.outbox.models import Parcel
from florilege.kernel.subjects import Actor
from florilege.kernel.vocabulary import Purpose, Role, Vault
from tests.infra.documents.slips import issue_slip
from tests.people_made import make_person

# The child wraps one function of the product so that it dies before or after it.
CHILD = """
import os, signal, sys
from uuid import UUID
import django; django.setup()
from importlib import import_module
import florilege.infra.documents.finishing as finishing
from tests.infra.documents.slips import issue_slip

person, place, when = UUID(sys.argv[1]), sys.argv[2], sys.argv[3]
module, _, name = place.rpartition(".")
holder = import_module(module)
real = getattr(holder, name)

def dying(*args, **kwargs):
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    real(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(holder, name, dying)
finishing.STEPS = tuple(dying if step is real else step for step in finishing.STEPS)
issue_slip(person)
"""
FINISHING = "florilege.infra.documents.finishing"
PLACES = [
    (f"{FINISHING}.look", "before"),
    (f"{FINISHING}.seal_file", "before"),
    (f"{FINISHING}.printed", "after"),
    ("florilege.infra.media.writing._sync_folder", "before"),
    (f"{FINISHING}.write_sealed", "after"),
    (f"{FINISHING}.seal_file", "after"),
    (f"{FINISHING}.enter", "before"),
    (f"{FINISHING}.enter_in_register", "after"),
    (f"{FINISHING}.send", "before"),
    (f"{FINISHING}.send", "after"),
    (f"{FINISHING}.mark_issued", "after"),
    ("florilege.infra.outbox.sending.deliver", "before"),
]
NOTHING_YET = [
    ("florilege.infra.documents.issuing.take_number", "before"),
    ("florilege.infra.documents.issuing.take_number", "after"),
    ("florilege.infra.documents.issuing.send", "before"),
    ("florilege.infra.documents.issuing.send", "after"),
]


def issue_and_die(person: object, place: str, when: str) -> None:
    root = Path(__file__).parents[3]
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(person), place, when],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(root), *sys.path])},
        capture_output=True,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()[-2000:]


@pytest.mark.parametrize(("place", "when"), PLACES)
def test_a_kill_ends_with_exactly_one_document(house: Path, place: str, when: str) -> None:
    person = make_person().person
    issue_and_die(person, place, when)

    later = clock.now() + timedelta(hours=2)
    deliver_due(at=later)
    deliver_due(at=later)
    sweep_drafts(at=later)

    document = IssuedDocument.objects.using(Vault.LEARNING.value).get()
    entry = RegisterEntry.objects.get()
    assert (document.number, document.state) == ("SL-2026-000001", DocumentState.ISSUED)
    assert (entry.id, entry.sha256) == (document.id, document.sha256)
    assert files_of(person) == (document.id,)
    assert list(drafts()) == []
    assert not Parcel.objects.using(Vault.LEARNING.value).exists()
    actor = Actor(role=Role.LEARNER, person=person)
    with opened(actor=actor, purposes=(Purpose.RIGHTS,), route="test"):
        assert len(b"".join(read_document(document))) == document.size
    assert issue_slip(person).number == "SL-2026-000002"


@pytest.mark.parametrize(("place", "when"), NOTHING_YET)
def test_a_kill_before_the_number_is_kept_leaves_nothing(
    house: Path, place: str, when: str
) -> None:
    person = make_person().person
    issue_and_die(person, place, when)

    deliver_due(at=clock.now() + timedelta(hours=2))

    assert not IssuedDocument.objects.using(Vault.LEARNING.value).exists()
    assert issue_slip(person).number == "SL-2026-000001"
