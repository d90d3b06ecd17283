"""Somebody holds every backup, and every key that the operator still has. What do they open?

A backup is what a copy of the vaults and files gives: each table as it lay, each sealed file. The
keys are every file beside them: ring, escrow, secrets, and what can be derived from any of these.
"""

import json
import pickle
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections

from florilege.infra.archive.guard import unguarded
from florilege.infra.gate.fields import SealedField
from florilege.infra.keys.lookups import LookupKind
from florilege.infra.keys.rewrapping import outer_hash
from florilege.infra.media.format import FileBroken, parsed
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.registry import REGISTRY
from florilege.kernel.sealing import KEY_ID_BYTES, Place, SealBroken, key_id, unseal
from florilege.kernel.wrapping import WrapBroken, derived, keyed_hash, normal_email, unwrap
from tests.kill.jobs.registering import job

USES = ["look-ups", "throttle", "carried posts", *(f"look-up {kind.value}" for kind in LookupKind)]
MOST_EPOCHS = 60


@job
def back_up(into: str) -> int:
    """Copy every row and every sealed file, as a backup of the vaults and files holds them."""
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        for vault in vaults_of(model._meta.app_label):
            with unguarded(), connections[vault.value].cursor() as cursor:
                cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
                names = [column[0] for column in cursor.description]
                rows = [
                    {
                        n: bytes(v) if isinstance(v, memoryview) else v
                        for n, v in zip(names, row, strict=True)
                    }
                    for row in cursor.fetchall()
                ]
            tables[vault.value, model._meta.label] = rows
    files = [p.read_bytes() for p in Path(settings.MEDIA_DIR).glob("sealed/*/*/*")]
    Path(into).write_bytes(pickle.dumps({"tables": tables, "files": files}))
    return len(files)


@job
def attack(backups: list[str], keys: list[str], person: str, email: str) -> dict[str, int]:
    """Try every key on everything about a person in every backup; count what opens."""
    opened = Counter[str]()
    candidates = list(_candidates(keys))
    opened["keys tried"] = len(candidates)
    for backup in backups:
        stolen = pickle.loads(Path(backup).read_bytes())
        found = set(candidates)
        for row in stolen["tables"]["keys", "keys.PersonKey"]:
            if _hex(row["person"]) == _hex(person) and row["wrapped"]:
                opened["wrapped keys there"] += 1
                for key in _unwrapped(row["wrapped"], candidates, bytes.fromhex(_hex(person))):
                    opened["keys"] += 1
                    found.add(key)
        _look_ups(stolen, candidates, person, email, opened)
        _values(stolen, found, person, opened)
        _files(stolen, found, person, opened)
    return dict(opened)


def _candidates(folders: list[str]) -> Iterator[bytes]:
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file() and path.stat().st_size == 32:
                key = path.read_bytes()
                yield key
                yield from (derived(key, use=use) for use in USES)


def _unwrapped(wrapped: bytes, candidates: list[bytes], owner: bytes) -> Iterator[bytes]:
    for key in candidates:
        for epoch in range(MOST_EPOCHS):
            try:
                yield unwrap(wrapped, epoch_key=key, epoch=epoch, owner=owner)
            except WrapBroken:
                continue


def _look_ups(
    stolen: Any, candidates: list[bytes], person: str, email: str, opened: Counter[str]
) -> None:
    """Who knows an address asks the backup whether it is in there."""
    for row in stolen["tables"]["keys", "keys.Lookup"]:
        if _hex(row["person"]) != _hex(person):
            continue
        opened["look-ups there"] += 1
        inners = set(_unwrapped(row["inner_wrapped"], candidates, bytes.fromhex(_hex(row["id"]))))
        opened["look-ups"] += len(inners)
        for root in candidates:
            guess = keyed_hash(root, normal_email(email).encode())
            if any(outer_hash(guess, epoch_key=key) == row["outer"] for key in candidates):
                opened["addresses confirmed"] += 1


def _values(stolen: Any, keys: set[bytes], person: str, opened: Counter[str]) -> None:
    by_id = {key_id(key): key for key in keys}
    for (vault, label), rows in stolen["tables"].items():
        model, holding = apps.get_model(label), REGISTRY.holding(label)
        sealed = [f for f in model._meta.local_concrete_fields if isinstance(f, SealedField)]
        if holding is None or holding.subject is None or not sealed:
            continue
        subject = model._meta.get_field(holding.subject).column
        for row in rows:
            if _hex(row[subject]) != _hex(person):
                continue
            for field in sealed:
                opened["values there"] += row[field.column] is not None
                key = by_id.get((row[field.column] or b"")[2 : 2 + KEY_ID_BYTES])
                if key and _opens(row, vault, model, field, key, person):
                    opened["values"] += 1


def _opens(row: Any, vault: str, model: Any, field: Any, key: bytes, person: str) -> bool:
    """The row's id as the engine gives it back, so the place is bound as the program binds it."""
    pk = model._meta.pk
    value = pk.to_python(row[pk.column])
    place = Place(
        person=bytes.fromhex(_hex(person)),
        vault=vault,
        model=model._meta.label_lower,
        field=field.attname,
        row=str(value).encode(),
    )
    try:
        unseal(row[field.column], key=key, place=place)
    except SealBroken:
        return False
    return True


def _files(stolen: Any, keys: set[bytes], person: str, opened: Counter[str]) -> None:
    for content in stolen["files"]:
        header = parsed(content[:66_000])
        if header.person.hex != _hex(person):
            continue
        opened["files there"] += 1
        for key in keys:
            try:
                header.opened(person_key=key)
                opened["files"] += 1
            except (SealBroken, FileBroken, json.JSONDecodeError):
                continue


def _hex(value: Any) -> str:
    return str(value).replace("-", "")
