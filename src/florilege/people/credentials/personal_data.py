"""What the credentials room holds about a person, why, and for how long."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import PROMOTIONAL, Category, Purpose

_ACCOUNT = frozenset({Purpose.ACCOUNT, Purpose.SECURITY, Purpose.RIGHTS})


def _fact(why: str) -> Personal:
    return Personal(
        category=Category.CREDENTIALS,
        purposes=_ACCOUNT,
        why=why,
        source=Source.USE,
        sealed=False,
    )


declare(
    Holding(
        model="credentials.Account",
        title="Your account",
        subject="person",
        retention="credentials",
        export="account",
        since="opened_at",
        fields={
            "person": NotPersonal("an opaque id"),
            "state": _fact("Whether your address was confirmed."),
            "email": Personal(
                category=Category.CONTACT,
                purposes=_ACCOUNT | PROMOTIONAL | {Purpose.NOTICES, Purpose.ENROLMENT},
                why="You are found by it, and confirmations and access reach you there.",
                rectifiable=True,
            ),
            "password": Personal(
                category=Category.CREDENTIALS,
                purposes=frozenset({Purpose.ACCOUNT, Purpose.SECURITY}),
                why="A one-way hash of it lets you in; nobody can read the password back.",
                portable=False,
                exported=False,
            ),
            "version": NotPersonal("a count of changes of credentials"),
            "opened_at": _fact("When you opened the account."),
            "confirmed_at": _fact("When you confirmed your address."),
            "last_sign_in_on": _fact("The day of your last sign-in starts the inactivity clock."),
            "kept_on": _fact("The day on which you last asked us to keep the account."),
        },
    ),
    Holding(
        model="credentials.AddressChange",
        title="An address that you wish to move to",
        subject="person",
        retention="links",
        export="address_change",
        since="asked_at",
        fields={
            "person": NotPersonal("an opaque id"),
            "email": Personal(
                category=Category.CONTACT,
                purposes=frozenset({Purpose.ACCOUNT, Purpose.RIGHTS}),
                why="It becomes your address once you open the link mailed there.",
            ),
            "asked_at": _fact("When you asked to move to another address."),
        },
    ),
    Holding(
        model="credentials.OneTimeLink",
        title="Links mailed to you",
        subject="person",
        retention="links",
        since="made_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "kind": _fact("Whether the link confirms an address or resets your password."),
            "token_hash": NotPersonal("a hash of a random token"),
            "made_at": _fact("When the link was made."),
            "expires_at": _fact("When the link ends."),
            "used_at": _fact("When the link was used; it works once."),
        },
    ),
    Holding(
        model="credentials.SignIn",
        title="Your open browser sessions",
        subject="person",
        retention="sign_ins",
        export="sign_ins",
        since="begun_at",
        fields={
            "key_hash": NotPersonal("a hash of a random key"),
            "person": NotPersonal("an opaque id"),
            "session_data": NotPersonal(
                "sealed under the session's own key, which only the browser holds"
            ),
            "begun_at": _fact("When you signed in with this browser."),
            "expire_date": _fact("When this browser is signed out by itself."),
        },
    ),
    Holding(
        model="credentials.Throttle",
        title="Recent tries",
        fields={
            "bucket": NotPersonal("a keyed hash that is forgotten after minutes"),
            "tries": NotPersonal("a count"),
            "until": NotPersonal("when the count is forgotten"),
        },
    ),
)
