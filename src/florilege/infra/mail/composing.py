"""Make the message that leaves: text, HTML in the house's own look, and the headers of its class.

There is nothing remote in it, no picture, and each link is the one that was written (NOT-03).
"""

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from florilege.infra import policy
from florilege.infra.mail.kinds import is_promotional
from florilege.infra.mail.models import Letter
from florilege.infra.mail.paragraphs import paragraphs_of
from florilege.infra.mail.tokens import letter_token, way_out_of
from florilege.kernel.subjects import SubjectRef

Message = EmailMultiAlternatives


def compose(letter: Letter) -> Message:
    """Compose an opened letter."""
    message = Message(
        subject=letter.title,
        body=letter.text,
        from_email=_return_path(letter),
        to=[letter.address],
        headers=_headers(letter),
    )
    message.attach_alternative(html_of(letter), "text/html")
    if settings.MAIL_TO in settings.HOSTED_MAIL:
        # By message and not by account: whoever runs the account at the service cannot undo it.
        extra: Any = message
        extra.track_opens = extra.track_clicks = False
        extra.metadata = {"letter": letter_token(letter.pk)}
    return message


def html_of(letter: Letter) -> str:
    charter = policy.charter()
    context = {
        "title": letter.title,
        "paragraphs": paragraphs_of(str(letter.text), without=charter.provider.name),
        "school": charter.provider,
        "accent": charter.look.accent,
        "site": settings.SITE_URL,
        "language": letter.language,
    }
    with override(letter.language):
        return render_to_string("mail/letter.html", context)


def _headers(letter: Letter) -> dict[str, str]:
    headers = {"Content-Language": str(letter.language)}
    if settings.MAIL_TO == "smtp":
        # A service sets both of them itself, and some refuse ours.
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
        headers["From"] = settings.DEFAULT_FROM_EMAIL
        headers["Message-ID"] = f"<{letter_token(letter.pk)}@{domain}>"
    if not is_promotional(letter.kind):
        return headers | {"Auto-Submitted": "auto-generated"}
    token = way_out_of(SubjectRef(letter.person))
    way_out = settings.SITE_URL + reverse("public:stop_promotions", args=[token])
    return headers | {
        "List-Unsubscribe": f"<{way_out}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "bulk",
    }


def _return_path(letter: Letter) -> str:
    """Give where the letter comes back to: an address that names the letter and nobody."""
    if settings.MAIL_TO != "smtp" or not settings.MAIL_RETURN_TO:
        return str(settings.DEFAULT_FROM_EMAIL)
    local, _, domain = settings.MAIL_RETURN_TO.rpartition("@")
    return f"{local}+{letter_token(letter.pk)}@{domain}"
