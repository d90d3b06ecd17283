"""The relay and the hosted services are somebody outside: the charter names who carries our mail."""

from django.conf import settings

from florilege.infra.recipients import Integration, register_integration

_AT_HOME = ("127.0.0.1", "::1", "localhost")

register_integration(
    Integration(
        name="mail relay (FLORILEGE_SMTP_HOST)",
        recipient=lambda: settings.MAIL_RECIPIENT,
        is_on=lambda: settings.MAIL_TO == "smtp" and settings.EMAIL_HOST not in _AT_HOME,
    )
)
register_integration(
    Integration(
        name="hosted mail service (FLORILEGE_MAIL)",
        recipient=lambda: settings.MAIL_RECIPIENT,
        is_on=lambda: settings.MAIL_TO in settings.HOSTED_MAIL,
    )
)
