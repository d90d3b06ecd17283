"""What the desk holds of requests, choices, restrictions and directives."""

from florilege.kernel.declarations import ActedBy, Erasure, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose


def _asked(why: str, source: Source = Source.PERSON, *, sealed: bool = False) -> Personal:
    return Personal(
        category=Category.REQUESTS,
        purposes=frozenset({Purpose.RIGHTS}),
        why=why,
        source=source,
        sealed=sealed,
        portable=source is Source.PERSON,
    )


def _text(why: str, source: Source = Source.PERSON) -> Personal:
    return _asked(why, source, sealed=True)


declare(
    Holding(
        model="rights.RightsRequest",
        title="Requests that you made",
        subject="person",
        retention="requests",
        export="requests",
        since="received_on",
        fields={
            "id": NotPersonal("a random id: the request's number"),
            "person": NotPersonal("an opaque id"),
            "kind": _asked("Which right you asked for."),
            "way": _asked("How your request came.", Source.PROGRAM),
            "state": _asked("Where your request stands.", Source.PROGRAM),
            "received_on": _asked("From this day the time to answer counts.", Source.PROGRAM),
            "due_on": _asked("The last day on which our answer is in time.", Source.PROGRAM),
            "told": _text("What you asked for, in your words."),
            "writer_name": _text("Whom we answer, when there is no account."),
            "writer_email": _text("Where we answer, when there is no account."),
            "writer_address": _text("Where we answer on paper, when there is no account."),
            "has_mandate": _asked("Whether somebody asked in your name, with your mandate."),
            "entered_by": ActedBy("who entered a letter"),
            "paused_on": _asked("Since when a proof of identity is awaited.", Source.PROGRAM),
            "paused_days": _asked("For how many days the clock stood still.", Source.PROGRAM),
            "doubt": _text("Why a proof of identity was asked for.", Source.STAFF),
            "extended_on": _asked("When we announced that we need longer.", Source.PROGRAM),
            "extended_until": _asked("Until when we said that it takes.", Source.STAFF),
            "extension_reason": _text("Why we need longer.", Source.STAFF),
            "outcome": _asked("Whether your request was granted.", Source.STAFF),
            "refusal": _asked("Why it was refused, wholly or in part.", Source.STAFF),
            "answer": _text("Our answer.", Source.STAFF),
            "closed_on": _asked("When your request ended.", Source.PROGRAM),
            "reminded_on": NotPersonal("when the officer was last reminded"),
        },
    ),
    Holding(
        model="rights.RequestStep",
        title="Steps of your requests",
        subject="person",
        retention="requests",
        export="request_steps",
        since="at",
        fields={
            "id": NotPersonal("a random id"),
            "request": NotPersonal("the id of a request"),
            "person": NotPersonal("an opaque id"),
            "what": _asked("What happened to your request.", Source.PROGRAM),
            "at": _asked("When it happened.", Source.PROGRAM),
            "by": ActedBy("who did it"),
            "note": _text(
                "What the officer noted: which proof was seen, what was done.", Source.STAFF
            ),
        },
    ),
    Holding(
        model="rights.Choice",
        title="Your consents and objections, line by line",
        subject="person",
        retention="account",
        export="choices",
        since="at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "number": NotPersonal("a running number"),
            "kind": _asked("Whether it is a consent or an objection."),
            "purpose": _asked("What the choice is about."),
            "given": _asked("Whether it was given or taken back."),
            "by": _asked(
                "Who chose: you, a second person for you, or the officer at your request."
            ),
            "charter": _asked("Which policy you had before you.", Source.PROGRAM),
            "version": _asked("Which version of its text you had before you.", Source.PROGRAM),
            "at": _asked("When you chose.", Source.PROGRAM),
        },
    ),
    Holding(
        model="rights.AgreementLink",
        title="Links by which a second person agrees for you",
        subject="person",
        retention="links",
        since="made_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "purpose": _asked("What the second person is asked about."),
            "token_hash": NotPersonal("a hash of a random token"),
            "made_at": _asked("When the link was made.", Source.PROGRAM),
            "expires_at": _asked("When the link ends.", Source.PROGRAM),
        },
    ),
    Holding(
        model="rights.Restriction",
        title="Data that you had restricted",
        subject="person",
        retention="requests",
        export="restrictions",
        since="begun_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "category": _asked("What is stored and not used; nothing means everything."),
            "datum": _asked("Which single entry is not used; nothing means more than one."),
            "ground": _asked("Why you asked that it is not used."),
            "note": _text("What you told us about it."),
            "begun_at": _asked("Since when it is not used.", Source.PROGRAM),
            "entered_by": ActedBy("who entered it from a letter"),
            "lift_reason": _text("Why the restriction ends.", Source.STAFF),
            "lift_announced_at": _asked("When we told you that it ends.", Source.PROGRAM),
            "lift_letter": NotPersonal("the id of the letter that told of it"),
            "lifted_at": _asked("When it ended.", Source.PROGRAM),
        },
    ),
    Holding(
        model="rights.Directive",
        title="What is to become of your data after your death",
        subject="person",
        retention="account",
        export="directive",
        since="written_at",
        fields={
            "person": NotPersonal("an opaque id"),
            "wish": _asked("What is to be done with your data."),
            "words": _text("Your wishes in your words."),
            "executor": _text("Who is to see to it, and how they are found."),
            "written_at": _asked("When you last wrote it.", Source.PROGRAM),
        },
    ),
    Holding(
        model="rights.Telling",
        title="Recipients whom we told of a change",
        subject="person",
        retention="requests",
        erasure=Erasure.KEEP,
        keep_reason="it proves that recipients were told; its opaque id names nobody",
        export="tellings",
        since="made_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "cause": _asked("What they were told of.", Source.PROGRAM),
            "about": NotPersonal("the id of a change"),
            "recipient": _asked("Who had received it.", Source.PROGRAM),
            "receiver": ActedBy("who had looked"),
            "state": _asked("Whether they were told.", Source.PROGRAM),
            "reason": _asked("Why they were not told.", Source.PROGRAM),
            "made_at": _asked("When it was to be told.", Source.PROGRAM),
            "settled_at": _asked("When they were told.", Source.PROGRAM),
            "settled_by": ActedBy("which officer told them"),
        },
    ),
)
