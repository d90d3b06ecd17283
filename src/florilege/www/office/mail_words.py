"""The words of campaigns: to whom, in what state, and why somebody is skipped."""

from django.utils.translation import gettext_noop

from florilege.infra.mail.canvassing import Skip
from florilege.people.campaigns.enums import Audience, CampaignState

AUDIENCE_WORDS = {
    Audience.AGREED: gettext_noop("People who agreed to our news"),
    Audience.CUSTOMERS: gettext_noop("People who took a similar course"),
}
STATE_WORDS = {
    CampaignState.DRAFT: gettext_noop("draft"),
    CampaignState.SENDING: gettext_noop("being sent"),
    CampaignState.SENT: gettext_noop("sent"),
    CampaignState.STOPPED: gettext_noop("stopped"),
}
SKIP_WORDS = {
    Skip.GONE: gettext_noop("are leaving, or have left"),
    Skip.NOT_CUSTOMER: gettext_noop("did not take this course"),
    Skip.NO_CONSENT: gettext_noop("have not agreed to our news"),
    Skip.OBJECTED: gettext_noop("do not want such messages"),
    Skip.NEVER: gettext_noop("were financed by their personal training account"),
    Skip.UNDER_FIFTEEN: gettext_noop("are under fifteen"),
    Skip.RESTRICTED: gettext_noop("had the use of their data stopped"),
    Skip.UNREACHABLE: gettext_noop("have an address that takes no mail"),
}
