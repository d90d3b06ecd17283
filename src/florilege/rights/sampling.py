"""Look an installation over after a restore: counts, the journal, and whether what is sealed opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from florilege.infra.gate.fields import SealedField
from florilege.infra.journal.verifying import verify
from florilege.infra.keys.models import PersonKey
from florilege.infra.keys.people import holders
from florilege.infra.media.files import files_of
from florilege.infra.media.reading import open_sealed
from florilege.kernel.access import KeyState
from florilege.kernel.sealing import SealBroken
from florilege.kernel.subjects import SubjectRef
from florilege.rights.erasing import residue
from florilege.rights.tables import tables_about_people

PEOPLE: Final = 50


@dataclass(frozen=True, slots=True)
class Overview:
    """Numbers only. `broken` values or files do not open under the key of their person."""

    people: int
    erased: int
    rows: int
    values: int
    files: int
    broken: int
    residue: int
    entries: int
    faults: int


def look_over() -> Overview:
    """Try a sample of people, in the order of their ids, which are random; disclose nothing."""
    living = PersonKey.objects.filter(state=KeyState.ACTIVE).order_by("person")
    gone = PersonKey.objects.filter(state=KeyState.ERASED).order_by("person")
    tried = [list(_tried(SubjectRef(p.person))) for p in living[:PEOPLE]]
    opened = [one for person in tried for one in person]
    journal = verify()
    return Overview(
        people=living.count(),
        erased=gone.count(),
        rows=sum(t.model._default_manager.using(t.vault.value).count() for t in _tables()),
        values=sum(kind == "value" for kind, _ in opened),
        files=sum(kind == "file" for kind, _ in opened),
        broken=sum(not opens for _, opens in opened),
        residue=sum(bool(residue(SubjectRef(p.person))) for p in gone[:PEOPLE]),
        entries=journal.entries,
        faults=len(journal.faults),
    )


def _tables() -> list[Any]:
    return list(tables_about_people())


def _tried(person: SubjectRef) -> Iterator[tuple[str, bool]]:
    """Try every sealed value and file of a person; only whether it opens is given."""
    holder = holders([person])[person]
    assert holder.key is not None
    for table in _tables():
        sealed = [f for f in table.model._meta.local_concrete_fields if isinstance(f, SealedField)]
        for row in table.rows(person).iterator() if sealed else ():
            for field in sealed:
                yield "value", field.still_opens(row, key=holder.key)
    for file_id in files_of(person):
        yield "file", _file_opens(person, file_id, holder.key)


def _file_opens(person: SubjectRef, file_id: Any, key: bytes) -> bool:
    try:
        for _ in open_sealed(person=person, file_id=file_id, person_key=key):
            pass
    except SealBroken:
        return False
    return True
