"""How mail leaves: a relay, a hosted service, or the demo's sealed mailbox."""

import os

from django.core.exceptions import ImproperlyConfigured

# Our word, the service's name in the library, and the credentials that it takes. Only services whose
# counting of openings and clicks can be switched off in each message, and that hand our number back
# with a returned letter: with the others the promise would rest on somebody's account there.
HOSTED_MAIL: dict[str, tuple[str, tuple[str, ...]]] = {
    "mailjet": ("Mailjet", ("API_KEY", "SECRET_KEY", "API_URL")),
    "mailgun": ("Mailgun", ("API_KEY", "SENDER_DOMAIN", "WEBHOOK_SIGNING_KEY", "API_URL")),
    "postmark": ("Postmark", ("SERVER_TOKEN", "API_URL")),
    "sparkpost": ("SparkPost", ("API_KEY", "API_URL")),
}

MAIL_TO = os.environ.get(
    "FLORILEGE_MAIL", "mailbox" if os.environ.get("FLORILEGE_DEMO") else "smtp"
)
if MAIL_TO not in {"smtp", "mailbox", *HOSTED_MAIL}:
    raise ImproperlyConfigured(
        f"FLORILEGE_MAIL is {MAIL_TO!r}. Give smtp, or one of {', '.join(sorted(HOSTED_MAIL))}. "
        "Other services are reached by their SMTP relay, with their tracking switched off there."
    )

# Who of the charter's recipients carries the mail.
MAIL_RECIPIENT = os.environ.get(
    "FLORILEGE_MAIL_RECIPIENT", os.environ.get("FLORILEGE_SMTP_RECIPIENT", "mail")
)
# The mailbox of returned letters, `bounces@school.example`: each letter's own is `bounces+…@…`.
MAIL_RETURN_TO = os.environ.get("FLORILEGE_MAIL_RETURN_TO", "")
MAIL_WEBHOOK_SECRET = os.environ.get("FLORILEGE_MAIL_WEBHOOK_SECRET", "")
DEFAULT_FROM_EMAIL = os.environ.get("FLORILEGE_MAIL_FROM", "ecole@localhost")

EMAIL_HOST = os.environ.get("FLORILEGE_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("FLORILEGE_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("FLORILEGE_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("FLORILEGE_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("FLORILEGE_SMTP_TLS") == "1"
EMAIL_TIMEOUT = 15
EMAIL_BACKEND = (
    f"anymail.backends.{MAIL_TO}.EmailBackend"
    if MAIL_TO in HOSTED_MAIL
    else "django.core.mail.backends.smtp.EmailBackend"
)


def _service() -> dict[str, object]:
    """Give the library's settings of the chosen service, from `FLORILEGE_MAIL_<CREDENTIAL>`."""
    chosen: dict[str, object] = {"REQUESTS_TIMEOUT": EMAIL_TIMEOUT}
    if MAIL_WEBHOOK_SECRET:
        chosen["WEBHOOK_SECRET"] = MAIL_WEBHOOK_SECRET
    name, credentials = HOSTED_MAIL.get(MAIL_TO, ("", ()))
    for credential in credentials:
        if given := os.environ.get(f"FLORILEGE_MAIL_{credential}"):
            chosen[f"{name.upper()}_{credential}"] = given
    return chosen


ANYMAIL = _service()
