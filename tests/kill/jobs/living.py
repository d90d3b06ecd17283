"""People of a house: they move in, order and fetch their data, and are looked at byte by byte."""

import hashlib
import io
import time
import zipfile
from datetime import timedelta
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.db import connections

from florilege.infra import clock
from florilege.infra.gate.opened import opened
from florilege.infra.installation import install as install_here
from florilege.infra.keys.people import holders
from florilege.infra.media.files import files_of, write_sealed
from florilege.infra.media.places import path_of
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.rights.actions import fetch_export
from florilege.rights.actions.fetch_export import NothingToFetch
from florilege.rights.actions.order_export import order_export
from florilege.rights.erasing import residue
from florilege.rights.models import ExportOrder
from florilege.rights.tables import tables_about_people
from tests.kill.jobs.registering import job
from tests.kill.words import say
from tests.people_made import make_person


@job
def install() -> None:
    install_here(at=clock.now())


@job
def move_in(count: int) -> list[dict[str, Any]]:
    """Open accounts with a filled profile and two files; tell how much there then is of each."""
    people = []
    for _ in range(count):
        tag = token_hex(6)
        made = make_person(
            given_name="Violette",
            family_name=f"Desprez {tag}",
            pseudonym=f"Lente-Lavande-{tag}",
            email=f"violette.{tag}@courrier.example",
        )
        edit_profile(
            person=made.person,
            changes={"goals": "faire un rond de pivoines", "interests": ["roses", "eucalyptus"]},
            at=clock.now(),
        )
        for content in (b"a leaf " * 50, b"a stem " * 20_000):
            write_sealed(
                person=made.person, content=[content], name="leaf.txt", media_type="text/plain"
            )
        held = residue(made.person)
        people.append({"person": str(made.person), "email": made.email, "held": held})
    return people


@job
def order(person: str) -> str:
    return str(order_export(person=SubjectRef(UUID(person)), at=clock.now()).id)


@job
def end_exports(days: int) -> int:
    return fetch_export.end_exports(at=clock.now() + timedelta(days=days))


@job
def fetch(person: str, order: str, read: int = 0) -> list[str] | str:
    """Fetch an export; give the names in it, or why there is none. Stop after some pieces."""
    who = SubjectRef(UUID(person))
    try:
        with opened(
            actor=Actor(role=Role.LEARNER, person=who), purposes=(Purpose.RIGHTS,), route="test"
        ):
            pieces = fetch_export.fetch_export(order_id=order, person=who, at=clock.now())
        taken = b""
        for number, piece in enumerate(pieces, 1):
            taken += piece
            if number == read:
                say("reading")
                time.sleep(600)
    except NothingToFetch:
        return "nothing"
    with zipfile.ZipFile(io.BytesIO(taken)) as archive:
        assert archive.testzip() is None
        return sorted(archive.namelist())


@job
def exports(person: str) -> list[dict[str, Any]]:
    """The orders of a person, and whether the file of each is really there."""
    who = SubjectRef(UUID(person))
    there = set(files_of(who))
    return [
        {
            "ready": o.ready_at is not None,
            "file": o.file in there if o.file else None,
            "whole": o.done_count == o.total_count > 0,
            "files": len(there),
        }
        for o in ExportOrder.objects.filter(person=who)
    ]


@job
def digests(people: list[str]) -> dict[str, str]:
    """A digest of every stored byte about each person: rows as they lie, and sealed files.

    Keys count as they open: an epoch that turns meanwhile wraps them anew, in place.
    """
    return {person: _digest(SubjectRef(UUID(person))) for person in people}


def _digest(person: SubjectRef) -> str:
    whole = hashlib.sha256()
    whole.update(holders([person])[person].key or b"")
    for table in tables_about_people():
        if table.vault is Vault.KEYS:
            continue
        connection = connections[table.vault.value]
        meta, quote = table.model._meta, connection.ops.quote_name
        subject = meta.get_field(str(table.holding.subject))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT * FROM {quote(meta.db_table)} WHERE {quote(subject.column)} = %s",
                [subject.get_db_prep_value(person, connection)],
            )
            rows = sorted(repr([_plain(v) for v in row]) for row in cursor.fetchall())
        whole.update(repr((table.name, rows)).encode())
    for file_id in sorted(files_of(person)):
        whole.update(file_id.bytes + path_of(person=person, file_id=file_id).read_bytes())
    return whole.hexdigest()


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
