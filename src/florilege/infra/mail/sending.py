"""Send the letters that wait: by SMTP, by a hosted service, or into the sealed mailbox of the demo."""

import logging
from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from anymail.exceptions import AnymailError, AnymailRecipientsRefused
from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.mail import errands
from florilege.infra.mail.bouncing import note_returned
from florilege.infra.mail.composing import Message, compose
from florilege.infra.mail.kinds import UnknownKind, is_promotional
from florilege.infra.mail.models import Letter
from florilege.infra.mail.refusals import Cause, enhanced_status, is_dead
from florilege.infra.mail.serving import purpose_of
from florilege.infra.recipients import refuse_beyond
from florilege.kernel.subjects import PROGRAM

log = logging.getLogger(__name__)
MOST_WAIT = timedelta(hours=6)


def send_due(*, at: datetime, limit: int = 50) -> int:
    """Send what is due; give how many left. A refusal is tried again, ever more seldom."""
    due = Letter.objects.filter(sent_at__isnull=True, returned_at__isnull=True, due_at__lte=at)
    if settings.MAIL_TO == "mailbox":
        # Kept where it lies, sealed; nothing is opened for it.
        return due.update(sent_at=at)
    server = get_connection()
    try:
        return sum(_send(letter, to=server, at=at) for letter in due.order_by("due_at")[:limit])
    finally:
        _hang_up(server)


def _send(letter: Letter, *, to: BaseEmailBackend, at: datetime) -> int:
    # Taking the letter first means that of two workers one sends it.
    wait = min(MOST_WAIT, timedelta(minutes=2 ** min(letter.tries, 9)))
    mine = Letter.objects.filter(pk=letter.pk, tries=letter.tries, sent_at__isnull=True)
    if not mine.update(tries=letter.tries + 1, due_at=at + wait):
        return 0
    try:
        message = _opened(letter)
        if message is None:
            return 0
        message.connection = to
        to.open()  # Once for many letters: a new conversation for each took most of the time.
        message.send()
    except (OSError, AnymailError) as error:
        _hang_up(to)
        log.warning("letter %s was not taken: %s", letter.pk, type(error).__name__)
        if _says_dead(error):
            note_returned(letter.pk, cause=Cause.DEAD, at=at)
        return 0
    return Letter.objects.filter(pk=letter.pk).update(sent_at=at)


def _hang_up(server: BaseEmailBackend) -> None:
    """End the conversation, which the other side may have ended already."""
    with suppress(OSError):
        server.close()


def _opened(letter: Letter) -> Message | None:
    """Open the letter for what it serves; a promotion that is no longer wanted never leaves."""
    try:
        purpose = purpose_of(letter.kind)
    except UnknownKind:
        log.error("letter %s is of no known kind", letter.pk)
        return None
    with opened(actor=PROGRAM, purposes=(purpose,), route=errands.SEND):
        look([letter], "address", "title", "text")
        if isinstance(letter.address, Withheld):
            if is_promotional(letter.kind):
                Letter.objects.filter(pk=letter.pk).delete()
            return None
        refuse_beyond(settings.MAIL_RECIPIENT, "mail.Letter", "address", "title", "text")
        return compose(letter)


def _says_dead(error: Exception) -> bool:
    """Tell whether a refusal is about the address itself; what was said is read and not kept."""
    if isinstance(error, AnymailRecipientsRefused):
        return True
    if isinstance(error, SMTPRecipientsRefused):
        answers: list[tuple[int, bytes | str]] = list(error.recipients.values())
    elif isinstance(error, SMTPResponseException):
        answers = [(error.smtp_code, error.smtp_error)]
    else:
        return False
    said = [(code, text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text))
            for code, text in answers]  # fmt: skip
    return any(is_dead(code=code, status=enhanced_status(text)) for code, text in said)
