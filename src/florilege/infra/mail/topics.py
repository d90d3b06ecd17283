"""What letters are about, as a person sees it where they say what they want to receive.

A topic that is always sent says why; one without that reason can be switched off. A room that
writes about something new enters a topic of its own.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

_topics: dict[str, "Topic"] = {}


class TopicTaken(Exception):
    """Two topics share a code, so that a choice about one would be a choice about both."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One line of the page of mail; `always` is the sentence why it cannot be switched off."""

    code: str
    title: str
    about: str
    always: str = ""
    staff_only: bool = False


def topic(wanted: Topic) -> Topic:
    """Enter a topic. Raises: TopicTaken."""
    if _topics.setdefault(wanted.code, wanted) != wanted:
        raise TopicTaken(wanted.code)
    return wanted


def topics() -> tuple[Topic, ...]:
    """Give all topics, those that can be switched off last."""
    return tuple(sorted(_topics.values(), key=lambda one: (not one.always, one.code)))


def topic_named(code: str) -> Topic | None:
    return _topics.get(code)


ACCOUNT = topic(
    Topic(
        code="account",
        title=gettext_noop("Your account and its security"),
        about=gettext_noop("Links that you ask for, a change of address, the end of an account."),
        always=gettext_noop(
            "Without these letters nobody could sign in again, and a theft would go unnoticed."
        ),
    )
)
RIGHTS = topic(
    Topic(
        code="rights",
        title=gettext_noop("Your rights and our policy"),
        about=gettext_noop("Answers to your requests, and changes of what becomes of your data."),
        always=gettext_noop("The law has us tell you of these."),
    )
)
SEATS = topic(
    Topic(
        code="seats",
        title=gettext_noop("Your seats in sessions"),
        about=gettext_noop("A seat confirmed, waiting or given up, with the days and the place."),
        always=gettext_noop("They convoke you: you would miss the day without them."),
    )
)
RESULTS = topic(
    Topic(
        code="results",
        title=gettext_noop("Your results and documents"),
        about=gettext_noop("A certificate that is ready, or one that was taken back."),
        always=gettext_noop("They are a part of the training that you signed up for."),
    )
)
STAFF = topic(
    Topic(
        code="staff",
        title=gettext_noop("What your function at the school calls for"),
        about=gettext_noop("Requests that press, and alarms of the installation."),
        always=gettext_noop("Whoever holds the function has to know."),
        staff_only=True,
    )
)
