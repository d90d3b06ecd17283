"""Operational, optional and promotional letters are different types, and cannot be exchanged."""

from uuid import uuid4

import pytest

from florilege.infra import clock
from florilege.infra.mail import checking, kinds
from florilege.infra.mail.checking import LettersDoNotFit, refuse_misfits
from florilege.infra.mail.kinds import WrongKind, operational, optional, promotional
from florilege.infra.mail.topics import ACCOUNT, Topic, TopicTaken, topic
from florilege.infra.mail.writing import write_letter, write_optional
from florilege.kernel.vocabulary import PROMOTIONAL, Purpose
from florilege.people.campaigns.mailing import NEWS
from florilege.people.credentials.mailing import ADDRESS_KNOWN
from tests.people_made import make_person

WISH = Topic(code="wish", title="A wish", about="One may do without it.")


@pytest.mark.promise("NOT-02")
@pytest.mark.parametrize("purpose", sorted(PROMOTIONAL))
def test_no_operational_kind_serves_a_promotion(purpose: Purpose) -> None:
    with pytest.raises(WrongKind):
        operational("sale", topic=ACCOUNT, purpose=purpose)


@pytest.mark.promise("NOT-02")
def test_a_promotional_kind_serves_nothing_else() -> None:
    with pytest.raises(WrongKind):
        promotional("sale", purpose=Purpose.NOTICES)


def test_what_is_always_sent_cannot_be_optional_nor_the_other_way_round() -> None:
    with pytest.raises(WrongKind):
        optional("sale", topic=ACCOUNT)
    with pytest.raises(WrongKind):
        operational("sale", topic=WISH)


def test_a_kind_or_a_topic_is_entered_once() -> None:
    with pytest.raises(WrongKind):
        operational(ADDRESS_KNOWN.code, topic=ACCOUNT, purpose=Purpose.RIGHTS)
    with pytest.raises(TopicTaken):
        topic(Topic(code=ACCOUNT.code, title="Another", about="Another"))


@pytest.mark.promise("NOT-02")
def test_a_promotion_is_refused_by_the_writers_of_other_letters(house: object) -> None:
    """The types refuse it already; at run time it is refused as well."""
    made, at = make_person(), clock.now()
    given = {"person": made.person, "address": made.email, "language": "fr", "facts": {}, "at": at}

    with pytest.raises(WrongKind):
        write_letter(kind=NEWS, **given)  # type: ignore[arg-type]
    with pytest.raises(WrongKind):
        write_optional(kind=NEWS, letter_id=uuid4(), **given)  # type: ignore[arg-type]


@pytest.mark.promise("NOT-02")
@pytest.mark.parametrize(
    ("templates", "said"),
    [
        ({"sale": "Buy now"}, "mail/sale.txt is no letter of a known kind"),
        ({"promotion_news": "Buy now"}, "mail/promotion_news.txt must include mail/way_out.txt"),
        (
            {"address_known": '{% include "mail/way_out.txt" %}'},
            "mail/address_known.txt is not promotional and may not include mail/way_out.txt",
        ),
    ],
)
def test_the_start_is_refused_when_letters_and_kinds_differ(
    monkeypatch: pytest.MonkeyPatch, templates: dict[str, str], said: str
) -> None:
    there = checking._templates()
    monkeypatch.setattr(checking, "_templates", lambda: there | templates)

    with pytest.raises(LettersDoNotFit, match=said):
        refuse_misfits()


def test_a_kind_without_a_template_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(kinds._kinds, "sale", kinds.OperationalKind("sale", ACCOUNT))

    with pytest.raises(LettersDoNotFit, match="sale has no template"):
        refuse_misfits()


def test_what_stands_fits() -> None:
    refuse_misfits()
