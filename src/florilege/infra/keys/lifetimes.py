"""What the keys know of stopped clocks: whose data are restricted are kept as they are."""

from collections.abc import Collection

from django.utils.translation import gettext_noop

from florilege.infra.keys.models import PersonKey
from florilege.infra.retention.suspending import OPEN_END, Still, suspends
from florilege.kernel.subjects import SubjectRef

_STILL = Still(until=OPEN_END, reason=gettext_noop("The use of your data is restricted."))


def _restricted(people: Collection[SubjectRef]) -> dict[SubjectRef, Still]:
    """Source: GDPR art. 18(1)(b) and (c): the person asked that nothing be erased meanwhile."""
    found = PersonKey.objects.filter(person__in=people, limits__contains="restricted")
    return {SubjectRef(person): _STILL for person in found.values_list("person", flat=True)}


suspends("restriction", _restricted)
