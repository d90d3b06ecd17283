"""What the program does by itself with people’s data in this room, as the journal names it."""

from django.utils.translation import gettext_noop

from florilege.kernel.errands import errand

LETTERS = errand("rights.letters", gettext_noop("Where to answer a request is looked up"))
EXPORT = errand("rights.export", gettext_noop("The file of a person’s data is made"))
BRING = errand("rights.bring", gettext_noop("What a person brings is taken in"))
HAND_OVER = errand("handover.export", gettext_noop("The whole school is handed over"))
ARCHIVE_KEEP = errand("archive.keep", gettext_noop("What the law has kept is put into the archive"))
ARCHIVE_OPENING = errand("archive.opening", gettext_noop("A request to open the archive is read"))
ARCHIVE_SEARCH = errand("archive.search", gettext_noop("The archive is searched"))
ARCHIVE_READ = errand("archive.read", gettext_noop("An archived document is read"))
ARCHIVE_DELIVER = errand("archive.deliver", gettext_noop("An archived document is handed out"))
OPERATOR_SHOWS = errand(
    "cli.person.show",
    gettext_noop("The operator counts what is held of a person, at their request"),
)
OPERATOR_EXPORTS = errand(
    "cli.person.export",
    gettext_noop("The operator makes the file of a person’s data, at their request"),
)
OPERATOR_ERASES = errand(
    "cli.person.erase", gettext_noop("The operator erases a person, at their request")
)
