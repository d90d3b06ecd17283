"""`florilege upgrade`: bring the tables to the program's version, or install where nothing is."""

import argparse
import os

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import told


def upgrade(argv: list[str]) -> int:
    argparse.ArgumentParser(prog="florilege upgrade").parse_args(argv)
    return told(upgrade_here)


def upgrade_here() -> int:
    """Raises: Refused."""
    # The tables of the archive are made by the role that owns them; the platform's may not.
    os.environ["FLORILEGE_ARCHIVE_OWNER"] = "1"
    begin_process()
    # Django's apps must be loaded first.
    from florilege.cli.running.readiness import refuse_full_disk, vault_files_there
    from florilege.cli.running.upgrading import bring_up_to_date, install_here

    refuse_full_disk()
    print(_("No backup is made by this command yet: make one yourself before an upgrade."))
    lines = bring_up_to_date() if vault_files_there() else install_here()
    print("\n".join(lines))
    return 0
