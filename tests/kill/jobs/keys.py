"""Turn epochs, and tell what opens: by the program's own way, or by hand with every key."""

import hashlib
import time
from secrets import token_hex
from typing import Any
from uuid import UUID

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.journal.verifying import verify
from florilege.infra.keys import epochs
from florilege.infra.keys.epochs import check_ring
from florilege.infra.keys.lookups import LookupKind, find
from florilege.infra.keys.models import PersonKey
from florilege.infra.keys.people import holders
from florilege.infra.keys.ring import ring
from florilege.infra.media.files import files_of
from florilege.infra.media.reading import open_sealed
from florilege.kernel.sealing import unseal
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.kernel.wrapping import WrapBroken, normal_email, unwrap
from florilege.people.identity.actions.open_profile import claim_pseudonym
from florilege.people.identity.models import Profile
from tests.kill.jobs.registering import counting, job
from tests.kill.words import say, wait_for_go


@job
def turn(batch: int = 2, at_statement: int = 0, times: int = 1) -> int:
    """Turn the epoch with small batches and no escrow, as often as is asked."""
    epochs.BATCH = batch
    with counting(at_statement) as statements:
        say("begun")
        for _ in range(times):
            epochs.turn_epoch(at=clock.now(), escrow_days=0)
        return len(statements)


@job
def belongings(people: dict[str, str], when_told: bool = False) -> dict[str, Any]:
    """What opens for each person, found by their address: key, name and files, as digests."""
    check_ring()
    if when_told:
        say("ready")
        wait_for_go()
    return {person: _belongings(person, email) for person, email in people.items()}


@job
def keep_finding(people: dict[str, str], seconds: float) -> dict[str, int]:
    """Find and open everybody again and again, and claim a pseudonym each time."""
    before = {person: _belongings(person, email) for person, email in people.items()}
    done, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        for person, email in people.items():
            assert _belongings(person, email) == before[person]
            name = f"Libre-Mauve-{token_hex(6)}"
            claim_pseudonym(person=SubjectRef(UUID(person)), pseudonym=name)
            done += 1
    return {"done": done}


@job
def journal_now() -> dict[str, Any]:
    """How many looks stand in the journal, and whether its chain is whole."""
    found = verify()
    return {"looks": found.entries, "faults": list(found.faults)}


@job
def ring_now() -> dict[str, Any]:
    return {
        "current": epochs.current_epoch(),
        "keys": ring().numbers(),
        "escrowed": ring().escrowed(),
        "in_use": sorted(epochs.epochs_in_use()),
    }


def _belongings(person: str, email: str) -> list[str] | str:
    who = SubjectRef(UUID(person))
    holder = holders([who])[who]
    if holder.key is None:
        return "erased"
    row = Profile.objects.get(person=who)
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        look([row], "family_name")
        name = str(row.family_name)
    files = [
        hashlib.sha256(
            b"".join(open_sealed(person=who, file_id=file_id, person_key=holder.key))
        ).hexdigest()
        for file_id in sorted(files_of(who))
    ]
    found = find(LookupKind.EMAIL, normal_email(email))
    return [str(found), hashlib.sha256(holder.key).hexdigest(), name, *files]


def opens_by_hand(who: SubjectRef) -> bool:
    """Try every key of ring and escrow on a person's key and name, as who holds the disk would."""
    row, profile = PersonKey.objects.get(person=who), Profile.objects.get(person=who)
    place = Profile._meta.get_field("family_name")._place(profile, who)
    for number in ring().numbers():
        for folder in (ring().folder, ring().escrow):
            path = folder / f"{number:06d}.key"
            try:
                key = unwrap(
                    bytes(row.wrapped),
                    epoch_key=path.read_bytes(),
                    epoch=row.epoch,
                    owner=who.bytes,
                )
                return bool(unseal(profile.__dict__["family_name"].sealed, key=key, place=place))
            except (WrapBroken, FileNotFoundError):
                continue
    return False
