"""The table of commands. To add one, add its line: the function takes the words after its name."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from florilege.cli.phrases import gettext_noop as _

Run = Callable[[list[str]], int]


@dataclass(frozen=True)
class Command:
    """`target` is "module:function", imported only when the command is called."""

    target: str
    summary: str

    def load(self) -> Run:
        module, function = self.target.split(":")
        run: Run = getattr(import_module(module), function)
        return run


COMMANDS: Final[dict[str, Command]] = {
    "demo": Command("florilege.cli.demo:show", _("the whole platform with a living demo school")),
    "serve": Command("florilege.cli.serve:serve", _("serve the pages")),
    "worker": Command("florilege.cli.worker:work", _("do what is due, again and again")),
    "archivist": Command(
        "florilege.cli.archivist:keep_archive", _("the archive’s own server and nights")
    ),
    "upgrade": Command("florilege.cli.upgrade:upgrade", _("install, or upgrade the tables")),
    "backup": Command("florilege.cli.backup:run_backup", _("save everything, list, check, try")),
    "restore": Command("florilege.cli.restore:run_restore", _("bring a backup into a new place")),
    "test": Command("florilege.cli.testing:run_tests", _("run the tests, as CI does")),
    "check": Command("florilege.cli.checking:run_checks", _("format, types, imports, templates…")),
    "bench": Command("florilege.cli.bench:run_bench", _("measure what pages and nights cost")),
    "translations": Command(
        "florilege.cli.translations:compile_translations", _("compile the translations")
    ),
    "words": Command("florilege.cli.words:list_words", _("list words that have no French yet")),
    "charter": Command(
        "florilege.cli.charter:run_charter", _("check, compare or publish the charter")
    ),
    "course": Command("florilege.cli.course:run_course", _("check or import courses")),
    "school": Command(
        "florilege.cli.school:run_school", _("take a whole school over, or hand it over")
    ),
    "mail": Command("florilege.cli.mail:run_mail", _("read what mail servers send back")),
    "person": Command(
        "florilege.cli.person:run_person", _("take a person’s file in, or serve their rights")
    ),
    "role": Command("florilege.cli.role:run_role", _("give somebody a role at the school")),
    "keys": Command("florilege.cli.keys:run_keys", _("turn the key epoch now")),
    "journal": Command("florilege.cli.journal:run_journal", _("verify the access journal")),
    "retention": Command(
        "florilege.cli.retention:run_retention", _("what leaves on a day, and let it go")
    ),
    "promises": Command("florilege.cli.promises:run_promises", _("each promise and its state")),
    "manage": Command("florilege.cli.manage:run_manage", _("any command of Django’s manage.py")),
}
