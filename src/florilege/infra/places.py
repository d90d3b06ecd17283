"""Where data may lie: the sites of the charter, by the codes that settings name (POL-06)."""

from florilege.charter.model import Charter
from florilege.charter.parties import Site, SiteRole


class SiteRefused(Exception):
    """A setting names a site that the charter does not have, or has for something else."""

    def __init__(self, code: str, *, known: tuple[str, ...]) -> None:
        super().__init__(code)
        self.code, self.known = code, known


def site_for(charter: Charter, code: str, *, roles: frozenset[SiteRole]) -> Site:
    """Give the site of a code, if the charter has it for one of these roles.

    A site outside the charter's countries never stands in a charter: it is refused when it is read.
    Raises: SiteRefused.
    """
    fitting = [site for site in charter.hosting.sites if site.role in roles]
    for site in fitting:
        if site.code == code:
            return site
    raise SiteRefused(code, known=tuple(site.code for site in fitting))
