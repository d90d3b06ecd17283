"""What is told of a change: which edition, from when, what it touches, and where to read it."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from django.urls import reverse

from florilege.charter.telling import day_words
from florilege.charter.text import Text
from florilege.charter.wording import changed_titles
from florilege.infra import policy
from florilege.infra.charters.shelf import Published

MOST_TITLES = 12


@dataclass(frozen=True, slots=True)
class News:
    """One announced edition, as the mail tells of it."""

    version: int
    wanted_on: date
    touched: tuple[Text, ...]

    def facts(self, language: str) -> dict[str, object]:
        titles = [title.in_language(language) for title in self.touched]
        return {
            "version": self.version,
            "day": day_words(self.wanted_on).in_language(language),
            "titles": titles[:MOST_TITLES],
            "more": len(titles[MOST_TITLES:]),
            "changes": reverse("public:changes", args=[self.version]),
            "close": reverse("rights:delete_account"),
        }


def news_of(edition_id: UUID) -> News | None:
    """Give the news of an edition that is announced; None once it was withdrawn."""
    standing = [edition for edition in policy.editions() if not edition.is_withdrawn]
    for before, edition in pairwise(standing):
        if edition.id == edition_id:
            return _news(before, edition)
    return None


def _news(before: Published, edition: Published) -> News:
    titles = changed_titles(before.document, edition.document)
    return News(
        version=edition.version,
        wanted_on=edition.wanted_on,
        touched=tuple(dict.fromkeys(titles)),
    )
