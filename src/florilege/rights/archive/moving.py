"""Move documents from daily use to the archive, at the end of their active phase (RET-07)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from florilege.infra.clock import legal_day
from florilege.infra.documents.archiving import dues_among
from florilege.kernel.keeping import keeping_of
from florilege.rights.archive.keeping import counted, keep_and_tell


def archive_documents(ids: Iterable[UUID], at: datetime) -> list[UUID]:
    """Archive issued documents and close them to daily use; give those that were moved.

    Their person still opens them; office and trainers are told where they are. A document that no
    room has kept, or whose rule has no archive, stays as it is. Safe to repeat: what was moved
    before is passed over.
    Raises: DepositLost, MonthMissing; nothing of that document was closed then.
    """
    on = legal_day(at)
    dues = [
        one
        for kind, due in dues_among(ids)
        if (keeping := keeping_of(kind)) is not None
        for one in counted(keeping, due, on=on)
    ]
    return keep_and_tell(dues, on=on)
