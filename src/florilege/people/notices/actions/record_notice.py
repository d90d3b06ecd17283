"""Record which version of the policy a person was shown."""

from datetime import datetime
from uuid import uuid4

from florilege.infra import policy
from florilege.kernel.subjects import SubjectRef
from florilege.people.notices.models import NoticeShown


def record_notice(*, person: SubjectRef, at: datetime) -> NoticeShown:
    charter = policy.charter()
    return NoticeShown.objects.create(
        id=uuid4(), person=person, charter=charter.code, version=str(charter.version), shown_at=at
    )
