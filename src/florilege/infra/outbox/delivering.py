"""Deliver parcels: at once after the commit, and later by the worker if that failed."""

import logging
from datetime import datetime, timedelta

from florilege.infra import clock
from florilege.infra.outbox.events import unpacked
from florilege.infra.outbox.models import Parcel
from florilege.infra.outbox.subscribing import handler_named
from florilege.infra.vaults.opening import lifted
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.vocabulary import Vault

log = logging.getLogger(__name__)
MOST_WAIT = timedelta(hours=1)


def deliver(parcel: Parcel, *, vault: Vault) -> bool:
    """Hand a parcel to its handler and drop it; a failure is tried again later, ever more seldom."""
    known = handler_named(parcel.handler)
    if known is None:
        log.error("no handler named %s", parcel.handler)
        return False
    event, handler = known
    parcels = Parcel.objects.using(vault.value).filter(pk=parcel.pk)
    try:
        with lifted():  # delivered inside a page, a handler is not bound to that page's vaults
            handler(unpacked(event, parcel.body))
    except Exception:
        log.exception("parcel %s failed", parcel.pk)
        wait = min(MOST_WAIT, timedelta(seconds=2 ** min(parcel.tries, 12)))
        parcels.update(tries=parcel.tries + 1, due_at=clock.now() + wait)
        return False
    parcels.delete()
    return True


def deliver_due(*, at: datetime, limit: int = 100) -> int:
    """Deliver what is due in every vault; give how many parcels arrived."""
    arrived = 0
    for vault in vaults_of("outbox"):
        due = Parcel.objects.using(vault.value).filter(due_at__lte=at).order_by("due_at")
        for parcel in due[:limit]:
            arrived += deliver(parcel, vault=vault)
    return arrived
