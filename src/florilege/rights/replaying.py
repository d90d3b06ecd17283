"""After a restore, erase again who was erased since the backup, and shut what it had left open."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.keys.lookups import forget
from florilege.infra.keys.models import PersonKey, Tombstone
from florilege.infra.keys.people import destroy_key, fence
from florilege.infra.media.files import files_of
from florilege.infra.workflow.models import Run
from florilege.infra.workflow.models.run import RunState
from florilege.infra.workflow.steps import Situation
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.erasing import FIRST, ResidueFound, delete_everything, residue, settle
from florilege.rights.models import ErasureRequest
from florilege.rights.proofs import keep_proofs
from florilege.rights.tables import tables_about_people

NOT_DATA = frozenset({Vault.KEYS, Vault.JOURNAL})


def replay_erasures(made_at: datetime, at: datetime) -> int:
    """Leave nothing of anybody in the log; give how many people were gone through. Safe to repeat.

    Raises: ResidueFound.
    """
    shut_open_doors()
    again = erased_since()
    for line in again:
        _erase_again(line, at=at)
    forget_keys_without_data(since=legal_day(made_at))
    settle(Situation(run=uuid4(), subject=None, about=None, begun_at=at, at=at))
    for line in again:
        if left := residue(SubjectRef(line.person)):
            raise ResidueFound(left)
    return len(again)


def erased_since() -> list[Tombstone]:
    """Give the lines of the log whose erasure was not done yet when the data were saved.

    A receipt in the data says that it was: residue was none then, and all that was saved was saved
    after the receipt.
    """
    done = set(
        ErasureRequest.objects.filter(erased_at__isnull=False).values_list("person", flat=True)
    )
    return [line for line in Tombstone.objects.order_by("number") if line.person not in done]


def shut_open_doors() -> None:
    """End every sign-in and link of the backup: some of them had ended since."""
    for table in tables_about_people():
        if table.holding.retention in FIRST:
            table.model._default_manager.using(table.vault.value).all().delete()


def forget_keys_without_data(*, since: date) -> int:
    """Delete the keys of people who came after the data were saved: nothing else of them is here.

    They are not erased, they are lost; nobody of that address would otherwise be let in again.
    """
    late = PersonKey.objects.filter(state=KeyState.ACTIVE, entered_on__gte=since)
    lost = [person for person in _people(late.values_list("person", flat=True)) if _is_bare(person)]
    for person in lost:
        forget(person)
        PersonKey.objects.filter(person=person).delete()
    return len(lost)


def _people(ids: Iterable[UUID]) -> Iterator[SubjectRef]:
    return map(SubjectRef, ids)


def _is_bare(person: SubjectRef) -> bool:
    data = (table for table in tables_about_people() if table.vault not in NOT_DATA)
    return not any(table.rows(person).exists() for table in data) and not files_of(person)


def _erase_again(line: Tombstone, *, at: datetime) -> None:
    """Delete at once and without a drain: nobody is served meanwhile."""
    person = SubjectRef(line.person)
    fence(person)
    keep_proofs(person, on=legal_day(at))
    counts = delete_everything(person)
    destroy_key(person, at=at)
    Run.objects.filter(subject=person, state=RunState.UNDER_WAY).update(
        state=RunState.STOPPED, done_at=at
    )
    days = policy.charter().deadlines.irreversible_within_days
    request, _ = ErasureRequest.objects.get_or_create(
        person=person,
        defaults={"id": line.about or uuid4(), "asked_at": line.made_at, "counts": counts},
    )
    if request.erased_at is None:
        # The copy that was brought back opened until now, so that the days count from now.
        ErasureRequest.objects.filter(id=request.id).update(
            erased_at=at, irreversible_on=legal_day(at) + timedelta(days=days)
        )
