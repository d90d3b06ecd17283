"""Pure rules of the identity room: pseudonyms, phones, initials."""

import random
import unicodedata

import phonenumbers

_FIRST = (
    "Calme Vive Claire Douce Fine Grande Petite Haute Libre Lente Sage Tendre Simple Belle Jeune"
).split()
_SECOND = (
    "Anemone Bruyere Campanule Dauphinelle Eglantine Fougere Glycine Hellebore Ipomee Jonquille "
    "Lavande Mauve Nigelle Orchis Pervenche Renoncule Sauge Tulipe Verveine Violette"
).split()


class PhoneUnreadable(Exception):
    """The text is not a phone number that can be called."""


def proposed_pseudonym(rng: random.Random) -> str:
    """Propose a pseudonym that tells nothing: two words and a number."""
    return f"{rng.choice(_FIRST)}-{rng.choice(_SECOND)}-{rng.randint(10, 9999)}"


def normal_pseudonym(pseudonym: str) -> str:
    """Give the form in which pseudonyms are unique: without case and accents."""
    folded = unicodedata.normalize("NFKD", pseudonym.strip().casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def normal_phone(text: str, *, region: str) -> str:
    """Write a phone number as E.164, read as dialled in a region.

    Raises: PhoneUnreadable.
    Example: `"06 39 98 12 34"` in `"FR"` is `"+33639981234"`.
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise PhoneUnreadable from None
    if not phonenumbers.is_possible_number(number):
        raise PhoneUnreadable
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
