"""The checks, in the order in which they run. To add one, add its line."""

from typing import Final

from florilege.cli.checks import tools
from florilege.cli.checks.addresses import addresses
from florilege.cli.checks.finding import Check
from florilege.cli.checks.locks import locks
from florilege.cli.checks.sizes import sizes

CHECKS: Final = (
    Check("format", tools.formatting),
    Check("lint", tools.lint),
    Check("types", tools.types),
    Check("imports", tools.imports),
    Check("templates", tools.templates),
    Check("declarations", tools.declarations),
    Check("migrations", tools.migrations),
    Check("frontend", tools.frontend),
    Check("locks", locks),
    Check("addresses", addresses),
    Check("sizes", sizes),
)
