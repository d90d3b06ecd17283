"""Closed lists of the contacts room."""

from enum import StrEnum

from django.utils.translation import gettext_noop


class ContactKind(StrEnum):
    """In which part somebody stands in the list."""

    COMPANY = "company"
    SIGNATORY = "signatory"
    INVITED = "invited"
    FUNDER = "funder"


class GivenBy(StrEnum):
    """Who gave the data (GDPR art. 14(2)(f)); there is no other way in."""

    THEMSELVES = "themselves"
    EMPLOYER = "employer"
    FUNDER = "funder"
    PUBLISHED = "published"


KIND_WORDS = {
    ContactKind.COMPANY: gettext_noop("Contact at a company"),
    ContactKind.SIGNATORY: gettext_noop("Signatory"),
    ContactKind.INVITED: gettext_noop("Invited person"),
    ContactKind.FUNDER: gettext_noop("Contact at a funder"),
}
GIVEN_BY_WORDS = {
    GivenBy.THEMSELVES: gettext_noop("the person themselves"),
    GivenBy.EMPLOYER: gettext_noop("their employer"),
    GivenBy.FUNDER: gettext_noop("a funder"),
    GivenBy.PUBLISHED: gettext_noop("the site or the papers of their organisation"),
}

# The same, said to the person.
GIVEN_BY_TO_THEM = {
    GivenBy.THEMSELVES: gettext_noop("yourself"),
    GivenBy.EMPLOYER: gettext_noop("your employer"),
    GivenBy.FUNDER: gettext_noop("a funder of the training"),
    GivenBy.PUBLISHED: gettext_noop("the site or the papers of your organisation"),
}
