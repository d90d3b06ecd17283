"""Record which versions of the policy a person was shown."""

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from florilege.infra import policy
from florilege.kernel.subjects import SubjectRef
from florilege.people.notices.models import NoticeShown


def record_notice(
    *, person: SubjectRef, at: datetime, announced: Iterable[int] = ()
) -> list[NoticeShown]:
    """Record the version in force, and those announced ones that stood beside it."""
    charter = policy.charter()
    versions = dict.fromkeys([charter.version, *announced])
    return NoticeShown.objects.bulk_create(
        NoticeShown(
            id=uuid4(), person=person, charter=charter.code, version=str(version), shown_at=at
        )
        for version in versions
    )
