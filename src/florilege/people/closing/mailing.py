"""The letters of a closing. Data leave by it: who restricted theirs is told too."""

from florilege.infra.mail.kinds import operational
from florilege.infra.mail.topics import RIGHTS
from florilege.kernel.vocabulary import Purpose

CLOSES = operational("school_closes", topic=RIGHTS, purpose=Purpose.RIGHTS)
STAYS = operational("school_stays", topic=RIGHTS, purpose=Purpose.RIGHTS)
