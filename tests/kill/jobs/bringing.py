"""Bring a file from elsewhere, be killed, bring it again, and tell what stands here then."""

import hashlib
import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any
from uuid import UUID, uuid4

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.keys.lookups import LookupKind, find
from florilege.infra.keys.models import PersonKey
from florilege.infra.mail.models import Letter
from florilege.infra.media.files import files_of, open_file
from florilege.infra.workflow.models import Run
from florilege.infra.workflow.running import advance
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.people.credentials.models import Account
from florilege.people.identity.models import Profile
from florilege.rights.actions.bring_person import BroughtAlready, bring_person
from florilege.rights.bringing.kept import Kept
from florilege.rights.exporting import export_bytes
from florilege.rights.models import Bringing
from tests.kill.jobs.erasing import LEASE_OVER
from tests.kill.jobs.registering import counting, job, stand_still
from tests.kill.words import say

ENTRIES, DOCUMENTS = 900, 3  # several pages


@job
def pack(person: str, into: str) -> str:
    """Write the file of somebody as another installation would; give the address in it."""
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        raw = b"".join(export_bytes(SubjectRef(UUID(person)), order=None, at=clock.now()))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    data, tag = json.loads(members["data.json"]), token_hex(6)
    data |= {"site": "https://ailleurs.example", "person": str(uuid4())}
    tables = data["tables"]
    tables["account"][0]["email"] = f"revenue.{tag}@courrier.example"
    tables["profile"][0]["pseudonym"] = f"Vive-Mauve-{tag}"
    tables["badges"] = [{"id": str(uuid4()), "number": n} for n in range(ENTRIES)]
    members["data.json"] = json.dumps(data).encode()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        for row in tables["badges"][:DOCUMENTS]:
            archive.writestr(
                f"files/badges/{row['id']}/badge.pdf", b"%PDF-" + token_hex(50).encode()
            )
    return str(tables["account"][0]["email"])


@job
def bring(path: str, at_step: str = "", moment: str = "", at_statement: int = 0) -> Any:
    """Bring a file and carry its run on; give after how many statements it was done."""
    if at_step:
        stand_still("bring_person", at_step, moment)
    with counting(at_statement) as statements, Path(path).open("rb") as file:
        say("begun")
        try:
            bringing = bring_person(file, at=clock.now())
        except BroughtAlready:
            return "already"
        run = Run.objects.filter(about=bringing.id).latest("begun_at")
        # Who comes back after a kill comes when the lease of the dead is over.
        later = timedelta() if at_step or at_statement else LEASE_OVER
        assert advance(run.id, at=clock.now() + later)
        return len(statements)


@job
def brought(email: str) -> dict[str, Any]:
    """What stands here of somebody who was brought: the same, however often it was killed."""
    person = find(LookupKind.EMAIL, email)
    assert person is not None
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        kept = Kept(person)
        rows = {place: [_plain(row) for row in kept.others(place)] for place in kept.places}
        files = {path: _digest(row) for row, path in kept.files()}
        profile = Profile.objects.get(person=person)
        look([profile], "pseudonym", "goals")
        named = [profile.pseudonym, profile.goals]
    return {
        "rows": rows,
        "files": files,
        "named": named,
        "bringings": [b.done_at is not None and b.file is None for b in _bringings(person)],
        "accounts": Account.objects.filter(person=person).count(),
        "letters": Letter.objects.filter(person=person).count(),
        "on disk": len(files_of(person)),
    }


@job
def key_count() -> int:
    return PersonKey.objects.count()


def _bringings(person: SubjectRef) -> list[Bringing]:
    return list(Bringing.objects.filter(person=person))


def _digest(row: Any) -> str:
    return hashlib.sha256(b"".join(open_file(row, "file"))).hexdigest()


def _plain(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True)


@job
def found_by(email: str) -> str:
    return str(find(LookupKind.EMAIL, email) or "")


@job
def is_found(email: str) -> int:
    return int(find(LookupKind.EMAIL, email) is not None)
