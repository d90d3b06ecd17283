"""What the desk takes back of a brought file as the person's own: their wishes for after death."""

from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from florilege.kernel.returning import takes_back
from florilege.kernel.subjects import SubjectRef
from florilege.rights.actions.write_directive import write_directive
from florilege.rights.enums import Wish
from florilege.rights.models import Directive


@takes_back("rights.Directive")
def take_directive(person: SubjectRef, rows: list[dict[str, Any]], at: datetime) -> bool:
    """A wish is the person's wherever they go; one that they wrote here stands."""
    told = rows[0]
    written_at = parse_datetime(str(told["written_at"])) or at
    standing = Directive.objects.filter(person=person).first()
    if standing is not None:
        return standing.written_at == written_at
    if told["wish"] not in set(Wish):
        return False
    write_directive(
        person=person,
        wish=Wish(told["wish"]),
        words=str(told.get("words") or ""),
        executor=str(told.get("executor") or ""),
        at=written_at,
    )
    return True
