"""Tell somebody of a role that was given to them: an unexpected one is a sign of trouble."""

from datetime import datetime
from uuid import uuid5

from django.utils.translation import gettext, override

from florilege.charter.telling import day_words
from florilege.infra import policy
from florilege.infra.gate.opened import opened
from florilege.infra.mail.reaching import reach
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.staff import errands
from florilege.people.staff.mailing import ROLE_GIVEN
from florilege.people.staff.models import RoleGrant
from florilege.people.staff.words import ROLE_WORDS


def write_role_given(grant: RoleGrant, *, at: datetime) -> bool:
    """Write the letter, once for the same days; nothing if the person cannot be reached."""
    person = SubjectRef(grant.person)
    where = reach(person, purpose=Purpose.RIGHTS)
    if where is None:
        return False
    officer = policy.charter().officer
    with override(where.language):
        role = gettext(ROLE_WORDS[Role(grant.role)])
    until = day_words(grant.until).in_language(where.language) if grant.until else ""
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route=errands.ROLE_GIVEN):
        write_letter(
            person=person,
            kind=ROLE_GIVEN,
            address=where.address,
            language=where.language,
            facts={
                "role": role,
                "since": day_words(grant.since).in_language(where.language),
                "until": until,
                "officer_name": officer.name,
                "officer_email": officer.email,
            },
            at=at,
            letter_id=uuid5(grant.id, f"given {grant.since} {grant.until}"),
        )
    return True
