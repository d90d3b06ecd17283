"""The kinds of plant that we can draw, by the plain name that a course gives."""

from florilege.infra.botany.flora.airy import AIRY
from florilege.infra.botany.flora.bulbs import BULBS
from florilege.infra.botany.flora.full import FULL
from florilege.infra.botany.flora.greenery import GREENERY
from florilege.infra.botany.flora.lilies import LILIES
from florilege.infra.botany.flora.meadow import MEADOW
from florilege.infra.botany.flora.roses import ROSES
from florilege.infra.botany.species import Species

KINDS: dict[str, Species] = ROSES | FULL | MEADOW | BULBS | LILIES | AIRY | GREENERY
