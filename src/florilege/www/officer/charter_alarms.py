"""What is wrong with the charter now, in sentences for the officer's desk."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from florilege.infra import policy
from florilege.infra.charters.filed import filed_charter
from florilege.infra.clock import legal_day
from florilege.people.announcements.queries import progress_of

PATIENCE = timedelta(days=1)  # by then a mail that waits is no slow relay but a matter for people


def charter_alarms(*, at: datetime) -> list[str]:
    today = legal_day(at)
    alarms = []
    edition = policy.edition_on(today)
    filed = filed_charter() if edition else None
    if filed is not None and filed.faults:
        alarms.append(_("The charter’s file can no longer be read as a charter."))
    elif filed is not None and filed.proposed is not None:
        alarms.append(_("The charter’s file was changed and not published: nobody was told."))
    to_come = policy.announced(today)
    if to_come is not None and to_come.in_force_on is None:
        since = progress_of(to_come.version).waits_since
        if since is not None and at - since > PATIENCE:
            alarms.append(_("Mail about the announced charter has waited for more than a day."))
    return alarms
