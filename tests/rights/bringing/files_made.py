"""Files as people bring them, and the same file spoilt."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

from florilege.infra import clock
from florilege.infra.gate.opened import opened
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.exporting import export_bytes
from tests.canary.marks import work
from tests.teaching.learners_made import make_learner, publish

ELSEWHERE = "https://ailleurs.example"
Members = dict[str, bytes]
Data = dict[str, Any]


def export_of(person: SubjectRef) -> Members:
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        raw = b"".join(export_bytes(person, order=None, at=clock.now()))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def members_of_somebody_elsewhere() -> tuple[str, Members]:
    """Give the address and the file of somebody who is not here: they were, and were erased."""
    made, _seat = make_learner(publish())
    members = export_of(made.person)
    open_erasure_request(person=made.person, at=clock.now())
    work()
    return made.email, changed(members, lambda data: data.update(site=ELSEWHERE))


def changed(members: Members, change: Callable[[Data], Any]) -> Members:
    data = json.loads(members["data.json"])
    change(data)
    return {**members, "data.json": json.dumps(data).encode()}


def zipped(members: Members, *, packing: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    file.seek(0)
    return file
