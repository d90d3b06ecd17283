"""Delete what was written about somebody after their erasure had ended."""

import logging
from datetime import datetime, timedelta

from florilege.infra import policy
from florilege.kernel.subjects import SubjectRef
from florilege.rights.erasing import delete_everything, residue
from florilege.rights.models import ErasureRequest

log = logging.getLogger(__name__)


def sweep_late_rows(*, at: datetime) -> int:
    """Look at everybody who was erased lately; give at how many something was found.

    Sealed values cannot come late, since the key is gone. A row of ids and times can: from a page
    about the person that somebody else had open meanwhile.
    """
    window = timedelta(days=policy.charter().deadlines.irreversible_within_days)
    lately = ErasureRequest.objects.filter(erased_at__gte=at - window)
    found = 0
    for request in lately.iterator():
        person = SubjectRef(request.person)
        where = residue(person)
        if where:
            log.error("after erasure %s something came late: %s", request.id, sorted(where))
            delete_everything(person)
            found += 1
    return found
