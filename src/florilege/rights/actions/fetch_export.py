"""Hand over a finished export once, and end it."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from florilege.infra.gate.looking import look
from florilege.infra.media.files import delete_file, open_file
from florilege.kernel.subjects import SubjectRef
from florilege.rights.models import ExportOrder


class NothingToFetch(Exception):
    """The file is not ready, was fetched already, or has ended."""


def fetch_export(*, order_id: UUID, person: SubjectRef, at: datetime) -> Iterator[bytes]:
    """Claim the file and stream it; of two fetches at once, one wins.

    Raises: NothingToFetch.
    """
    claimed = ExportOrder.objects.filter(
        id=order_id, person=person, file__isnull=False, fetched_at__isnull=True, ends_at__gt=at
    ).update(fetched_at=at)
    if not claimed:
        raise NothingToFetch
    order = ExportOrder.objects.get(id=order_id)
    look([order], "file")
    return _once(order, open_file(order, "file"))


def end_exports(*, at: datetime) -> int:
    """Delete files that were fetched or whose time is over; orders stay as a trace until then."""
    ended = 0
    for order in ExportOrder.objects.filter(ends_at__lte=at, file__isnull=False):
        assert order.file is not None
        delete_file(person=SubjectRef(order.person), file_id=order.file)
        ended += ExportOrder.objects.filter(id=order.id).update(file=None)
    deleted, _ = ExportOrder.objects.filter(ends_at__lte=at, file__isnull=True).delete()
    return ended + deleted


def _once(order: ExportOrder, content: Iterator[bytes]) -> Iterator[bytes]:
    assert order.file is not None
    try:
        yield from content
    finally:
        delete_file(person=SubjectRef(order.person), file_id=order.file)
        ExportOrder.objects.filter(id=order.id).update(file=None)
