"""What this room tells those who can mend it: a departure that waits."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_noop

from florilege.infra.alarming import Alarm, alarming
from florilege.kernel.vocabulary import Role
from florilege.people.departures.queries import count_waiting


@alarming(Role.OPERATOR, Role.OFFICER)
def waiting(at: datetime) -> Iterator[Alarm]:
    if count := count_waiting():
        words = gettext_noop("Departures that wait, since nobody else holds the role: %(count)d.")
        yield Alarm(words, count)
