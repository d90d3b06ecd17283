"""The letters about a departure: to who leaves, and to who takes over."""

from florilege.infra.mail.kinds import operational
from florilege.infra.mail.topics import RIGHTS, STAFF
from florilege.kernel.vocabulary import Purpose

LEAVES = operational("departure", topic=RIGHTS, purpose=Purpose.RIGHTS)
TAKES_OVER = operational("departure_handover", topic=STAFF, purpose=Purpose.RIGHTS)
