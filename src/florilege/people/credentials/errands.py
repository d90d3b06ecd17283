"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

TAKE_OVER = errand(
    "credentials.take_over", gettext_noop("People are taken over from another system")
)
MAIL_LINK = errand("credentials.mail", gettext_noop("A link is mailed to an account"))
SIGN_IN = errand("credentials.sign_in", gettext_noop("A password is compared"))
MOVE_ADDRESS = errand("credentials.move_address", gettext_noop("An account moves to a new address"))
REACH = errand("credentials.reach", gettext_noop("Where to write to somebody is looked up"))
