"""The words of refusals, said alike in the space, in letters and at the desk."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from florilege.rights.enums import RefusalGround
from florilege.rights.models import RightsRequest

REFUSALS: Mapping[RefusalGround, Promise] = {
    RefusalGround.ISSUED: _(
        "A document that was issued or signed attests what was true on its day: it is not "
        "rewritten. A corrected one may be asked for."
    ),
    RefusalGround.CORRECT: _("As far as we could check it, what we keep is right."),
    RefusalGround.LAW: _("A law has us keep it until its day."),
    RefusalGround.CLAIMS: _("It is needed for a legal claim, as long as that lasts."),
    RefusalGround.OTHERS: _("It would harm the rights of somebody else."),
    RefusalGround.NOT_HERE: _("We keep nothing of what is asked for."),
    RefusalGround.EXCESSIVE: _("The request is manifestly unfounded or excessive."),
    RefusalGround.IDENTITY: _("We could not tell whether these data are the writer’s."),
}


def refusal_words(request: RightsRequest) -> str:
    """Say why a request was refused; nothing when it was granted."""
    return str(REFUSALS[RefusalGround(request.refusal)]) if request.refusal else ""
