"""The letter that tells of a role that was given."""

from florilege.infra.mail.kinds import operational
from florilege.infra.mail.topics import STAFF
from florilege.kernel.vocabulary import Purpose

ROLE_GIVEN = operational("role_given", topic=STAFF, purpose=Purpose.RIGHTS)
