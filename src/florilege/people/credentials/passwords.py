"""Hash passwords one way (Argon2id) and judge new ones."""

import re
from collections.abc import Sequence

from django.contrib.auth.hashers import check_password, make_password
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

LEAST_STRENGTH = 3  # of 4: about 50 bits with throttling, CNIL délibération 2022-100
MOST_LENGTH = 128
LEAST_OWN_LENGTH = 6


def hash_password(password: str) -> str:
    return make_password(password)


def fits(password: str, *, hashed: str) -> bool:
    return check_password(password, hashed)


def burn_time(password: str) -> None:
    """Take as long as a real check, so that an unknown address answers no faster."""
    make_password(password)


def weaknesses(password: str, *, least_length: int, about: Sequence[str]) -> list[str]:
    """Say in sentences why a new password is too weak; `about` holds the person's own words."""
    if len(password) < least_length:
        return [
            _("Choose at least %(count)d characters; three or four words make a good password.")
            % {"count": least_length}
        ]
    if len(password) > MOST_LENGTH:
        return [_("Choose at most %(count)d characters.") % {"count": MOST_LENGTH}]
    judged = zxcvbn(password, user_inputs=[w for w in [*about, *_FRENCH_FAVOURITES] if w])
    if judged["score"] < LEAST_STRENGTH or _is_mostly(password, about):
        return [_("This password is easy to guess. Add a word or two that nobody would expect.")]
    return []


def _is_mostly(password: str, about: Sequence[str]) -> bool:
    """Tell whether little is left of a password without the person's own words."""
    left = password.casefold()
    for text in about:
        for word in re.split(r"\W+", text.casefold()):
            if len(word) >= 3:
                left = left.replace(word, "")
    return len(re.sub(r"[\W_]", "", left)) < LEAST_OWN_LENGTH


# zxcvbn ranks English words; these are the French ones that people choose first.
_FRENCH_FAVOURITES = (
    "motdepasse bonjour soleil azerty doudou loulou chouchou marseille camille nicolas "
    "bouquet fleur fleuriste pivoine formation apprendre bienvenue jetaime chocolat coucou"
).split()
