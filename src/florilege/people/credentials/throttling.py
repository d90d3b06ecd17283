"""Slow down repeated tries, by address and by source, without storing either."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from florilege.infra.keys.secrets import secret
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import derived, keyed_hash
from florilege.people.credentials.models import Throttle


class TooManyTries(Exception):
    """Wait until the given time."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


def check_tries(*, what: str, who: str, at: datetime, most: int) -> None:
    """Refuse if there were too many tries lately.

    Raises: TooManyTries.
    """
    row = Throttle.objects.filter(bucket=_bucket(what, who), until__gt=at).first()
    if row is not None and row.tries >= most:
        raise TooManyTries(row.until)


def count_try(*, what: str, who: str, at: datetime, wait: timedelta) -> None:
    """Count a failed try; each one starts the wait anew.

    A sign-in that goes well may take the row away in between: then this try is forgotten with it.
    """
    bucket = _bucket(what, who)
    with transaction.atomic(using=Vault.IDENTITY.value):
        Throttle.objects.filter(until__lte=at).delete()
        fresh = Throttle(bucket=bucket, until=at + wait)
        Throttle.objects.bulk_create([fresh], ignore_conflicts=True)
        Throttle.objects.filter(bucket=bucket).update(tries=F("tries") + 1, until=at + wait)


def forget_tries(*, what: str, who: str) -> None:
    Throttle.objects.filter(bucket=_bucket(what, who)).delete()


def slowed_down(*, at: datetime, most: int) -> int:
    """Count those with so many failed tries lately that they are slowed down; not who they are."""
    return Throttle.objects.filter(until__gt=at, tries__gte=most).count()


def _bucket(what: str, who: str) -> bytes:
    return keyed_hash(derived(secret("web"), use="throttle"), what.encode(), who.encode())
