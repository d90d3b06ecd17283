"""The letter that tells where data come from; restricting them does not keep it back."""

from florilege.infra.mail.kinds import operational
from florilege.infra.mail.topics import RIGHTS
from florilege.kernel.vocabulary import Purpose

TAKEN_OVER = operational("taken_over", topic=RIGHTS, purpose=Purpose.RIGHTS)
