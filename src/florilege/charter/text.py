"""A published sentence, in every language in which the policy is published."""

from dataclasses import dataclass

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence, or the same paragraphs, in French and in English."""

    fr: str
    en: str

    def in_language(self, language: str) -> str:
        """Give the French text to French (`fr`, `fr-be`…), the English text to everybody else."""
        return self.fr if language.lower().startswith("fr") else self.en

    def paragraphs(self, language: str) -> tuple[str, ...]:
        return tuple(self.in_language(language).split("\n\n"))
