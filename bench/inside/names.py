"""Invented people: names of no one, the same on both sides of a comparison."""

GIVEN = ("Odile", "Marcel", "Aïcha", "Thiên", "Jeanne", "Bastien", "Ségolène", "Ingrid")
FAMILY = ("Marchand", "Le Goff", "Benhaddou", "Nguyễn", "Delacroix", "Saint-Rémy", "Petit", "Roux")


def profile(number: int) -> dict[str, object]:
    """Give what a person says of themselves."""
    return {
        "given_name": GIVEN[number % 8],
        "family_name": FAMILY[number // 8 % 8],
        "pseudonym": f"Vive-Tulipe-{number}",
        "phone": f"+3363998{number % 10_000:04d}",
        "language": "fr",
        "time_zone": "Europe/Paris",
    }
