"""The letter that tells of a change of the charter."""

from florilege.infra.mail.kinds import operational
from florilege.infra.mail.topics import RIGHTS

CHARTER_CHANGE = operational("charter_change", topic=RIGHTS)
