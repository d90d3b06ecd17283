"""What the credentials room does by itself."""

from datetime import datetime

from florilege.infra.schedule.registering import nightly
from florilege.people.credentials.actions.change_address import forget_unanswered
from florilege.people.credentials.actions.end_unconfirmed import end_unconfirmed
from florilege.people.credentials.models import OneTimeLink
from florilege.people.credentials.sessions import SessionStore


@nightly("unconfirmed accounts")
def _end_unconfirmed(at: datetime) -> int:
    return end_unconfirmed(at=at)


@nightly("ended sessions and links")
def _end_links(at: datetime) -> int:
    SessionStore.clear_expired()
    forget_unanswered(at=at)
    deleted, _ = OneTimeLink.objects.filter(expires_at__lt=at).delete()
    return deleted
