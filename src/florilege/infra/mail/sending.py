"""Send the letters that wait, by SMTP or into the sealed mailbox of the demo."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string

from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.mail.models import Letter
from florilege.infra.mail.serving import purpose_of
from florilege.infra.recipients import refuse_beyond
from florilege.kernel.subjects import PROGRAM

log = logging.getLogger(__name__)
MOST_WAIT = timedelta(hours=6)


def send_due(*, at: datetime, limit: int = 50) -> int:
    """Send what is due; give how many left. A refusal is tried again, ever more seldom."""
    due = Letter.objects.filter(sent_at__isnull=True, due_at__lte=at).order_by("due_at")
    if settings.MAIL_TO == "mailbox":
        # Kept where it lies, sealed; nothing is opened for it.
        return due.update(sent_at=at)
    return sum(_send(letter, at=at) for letter in due[:limit])


def _send(letter: Letter, *, at: datetime) -> int:
    # Taking the letter first means that of two workers one sends it.
    wait = min(MOST_WAIT, timedelta(minutes=2 ** min(letter.tries, 9)))
    mine = Letter.objects.filter(pk=letter.pk, tries=letter.tries, sent_at__isnull=True)
    if not mine.update(tries=letter.tries + 1, due_at=at + wait):
        return 0
    try:
        with opened(actor=PROGRAM, purposes=(purpose_of(letter.kind),), route="mail.send"):
            look([letter], "address", "title", "text")
            if isinstance(letter.address, Withheld):
                return 0
            refuse_beyond(settings.MAIL_RECIPIENT, "mail.Letter", "address", "title", "text")
            message = _message(letter)
        message.send()
    except OSError as error:
        log.warning("letter %s was not taken: %s", letter.pk, type(error).__name__)
        return 0
    return Letter.objects.filter(pk=letter.pk).update(sent_at=at)


def _message(letter: Letter) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=letter.title,
        body=letter.text,
        to=[letter.address],
        connection=get_connection(),
        headers={"Auto-Submitted": "auto-generated"},
    )
    paragraphs = [p for p in letter.text.split("\n\n") if p.strip()]
    context = {"title": letter.title, "paragraphs": paragraphs}
    message.attach_alternative(render_to_string("mail/letter.html", context), "text/html")
    return message
