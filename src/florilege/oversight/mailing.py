"""The letter that tells what is wrong with the installation."""

from florilege.infra.mail.kinds import operational
from florilege.infra.mail.topics import STAFF

ALARMS = operational("alarms", topic=STAFF)
