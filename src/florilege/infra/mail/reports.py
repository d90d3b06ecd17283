"""Read delivery reports (RFC 3464), as a mail server hands them over: which letter, and what for.

Nothing of a report is kept. One that we cannot tie to a letter of ours, by a word that only this
installation makes, says nothing: anybody may write to the mailbox of returned letters.
"""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from uuid import UUID

from florilege.infra.mail.refusals import enhanced_status, is_dead
from florilege.infra.mail.tokens import letter_of

_WORD = re.compile(r"(?<![a-z2-7])[a-z2-7]{40}(?![a-z2-7])")
_OUR_ADDRESSES = ("Delivered-To", "X-Original-To", "Envelope-To", "To")


def dead_letters(report: bytes) -> set[UUID]:
    """Give the letters of which a report says that their address is no good."""
    message = BytesParser(policy=policy.default).parsebytes(report)
    if not isinstance(message, EmailMessage) or not _is_report(message):
        return set()
    if not any(_is_final(fields) for fields in _statuses(message)):
        return set()
    found = (letter_of(word) for text in _places(message) for word in _WORD.findall(text.lower()))
    return {letter for letter in found if letter is not None}


def _is_report(message: EmailMessage) -> bool:
    kind = str(message.get_param("report-type", "")).lower()
    return message.get_content_type() == "multipart/report" and kind == "delivery-status"


def _statuses(message: EmailMessage) -> Iterator[EmailMessage]:
    """Give the groups of fields, one a recipient, in whatever part of the report they stand."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            yield from (one for one in part.get_payload() if isinstance(one, EmailMessage))


def _is_final(fields: EmailMessage) -> bool:
    if str(fields.get("Action", "")).strip().lower() != "failed":
        return False
    # A server that only says 5.0.0 may have quoted a clearer answer.
    said = (str(fields.get("Status", "")), str(fields.get("Diagnostic-Code", "")))
    return any(is_dead(code=0, status=status) for status in map(enhanced_status, said) if status)


def _places(message: EmailMessage) -> Iterator[str]:
    """Where our word may stand: the address that the report came to, and what it sends back."""
    for header in _OUR_ADDRESSES:
        yield from map(str, message.get_all(header, []))
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            yield str(part.get_payload())
        elif part.get_content_type() == "message/rfc822":
            for original in part.iter_parts() if part.is_multipart() else ():
                yield from (str(original.get(name, "")) for name in ("Message-ID", "Return-Path"))
