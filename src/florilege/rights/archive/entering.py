"""Enter in the journal what is opened of the archive, before it opens.

The gate knows people by their keys, and the archive has others; so the desk enters its own looks. A
living person is named as the subject and sees the look; of who is gone no id is left to name.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from florilege.infra.journal.appending import append
from florilege.kernel.access import Verdict
from florilege.kernel.errands import Route
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose
from florilege.rights.archive.models import ArchivedNote


def enter_look(
    actor: Actor,
    *,
    items: Iterable[UUID],
    categories: Iterable[Category],
    route: Route,
    at: datetime,
) -> None:
    """Enter a look at archived documents; committed when this returns.

    Raises: JournalDown, and then nothing may be disclosed.
    """
    notes = ArchivedNote.objects.filter(item__in=list(items))
    append(
        at=at,
        visit=uuid4(),
        actor=actor,
        purpose=Purpose.ARCHIVING,
        subjects={SubjectRef(person) for person in notes.values_list("person", flat=True)},
        categories=categories,
        route=route,
        result=Verdict.OPEN.value,
    )
