"""`florilege course check|import DIR`: try courses, or publish them."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path

import django

from florilege.cli.phrases import gettext as _

NOTHING_THERE = 2


def run_course(argv: list[str]) -> int:
    """Check every course of a folder; `import` publishes them, if all of them are sound."""
    parser = argparse.ArgumentParser(prog="florilege course")
    parser.add_argument("verb", choices=["check", "import"])
    parser.add_argument("folder", type=Path, help=_("a course, or a folder that holds courses"))
    asked = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "florilege.settings")
    django.setup()
    from florilege.teaching.catalogue import desk

    with desk.speaking(os.environ):
        if not desk.has_courses(asked.folder):
            print(desk.nothing_in(asked.folder), file=sys.stderr)
            return NOTHING_THERE
        voice = desk.Voice(say=print, complain=partial(print, file=sys.stderr))
        act = desk.publish if asked.verb == "import" else desk.check
        return act(asked.folder, voice)
