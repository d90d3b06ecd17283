"""The letters to people without an account: about their rights, and the way in to them."""

from florilege.infra.mail.kinds import operational
from florilege.infra.mail.topics import RIGHTS
from florilege.kernel.vocabulary import Purpose

NOTICE = operational("contact_notice", topic=RIGHTS, purpose=Purpose.RIGHTS)
WAY_IN = operational("contact_way_in", topic=RIGHTS, purpose=Purpose.RIGHTS)
