"""Delivery reports as mail servers write them (RFC 3464)."""

from email.message import EmailMessage


def report(
    *,
    to: str = "bounces@corolle.example",
    status: str = "5.1.1",
    action: str = "failed",
    diagnostic: str = "smtp; 550 5.1.1 <lea@courrier.example>: no such user here",
    original: str = "",
    kind: str = "delivery-status",
) -> bytes:
    lines = [
        "From: MAILER-DAEMON@courrier.example",
        f"To: {to}",
        "Subject: Undelivered Mail Returned to Sender",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/report; report-type={kind}; boundary="b"',
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "I am sorry to tell you that your message could not be delivered.",
        "",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; courrier.example",
        "",
        "Final-Recipient: rfc822; lea@courrier.example",
        f"Action: {action}",
        f"Status: {status}",
        f"Diagnostic-Code: {diagnostic}",
        "",
        "--b",
        "Content-Type: text/rfc822-headers",
        "",
        original or "Subject: Bonjour",
        "",
        "--b--",
        "",
    ]
    return "\r\n".join(lines).encode()


def plain(to: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "lea@courrier.example", to, "Absente"
    message.set_content("Je suis absente jusqu’au 3 mai.")
    return bytes(message)
