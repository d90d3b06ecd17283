"""Let whole months of the journal end at the charter's age; their sealed end stays."""

from datetime import date, datetime, time

from django.db import transaction

from florilege.infra.clock import LEGAL_ZONE
from florilege.infra.journal.models import Entry, EntrySubject, Segment
from florilege.infra.journal.verifying import segment_seal
from florilege.kernel.retention import Period
from florilege.kernel.vocabulary import Vault


def prune(*, on: date, months: int, at: datetime) -> int:
    """Delete entries of months that ended at least `months` ago; give how many.

    Units: `on` is a legal day; a month goes as a whole, so that nothing leaves early.
    """
    cutoff = Period(months=-months).after(on.replace(day=1))
    until = datetime.combine(cutoff, time.min, tzinfo=LEGAL_ZONE)
    last = Entry.objects.filter(at__lt=until).order_by("number").last()
    if last is None:
        return 0
    with transaction.atomic(using=Vault.JOURNAL.value):
        mac = bytes(last.mac)
        Segment.objects.get_or_create(
            last_number=last.number,
            defaults={
                "last_mac": mac,
                "last_at": last.at,
                "pruned_at": at,
                "seal": segment_seal(last_number=last.number, last_mac=mac),
            },
        )
        EntrySubject.objects.filter(number__lte=last.number).delete()
        deleted, _ = Entry.objects.filter(number__lte=last.number).delete()
    return deleted
