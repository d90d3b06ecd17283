"""Hand a command on to Django."""

import os

from django.core.management import execute_from_command_line


def run_manage(argv: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "florilege.settings")
    execute_from_command_line(["florilege manage", *argv])
    return 0
