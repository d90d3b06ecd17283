"""Each fault of a course, said to its author."""

from django.utils.translation import gettext, gettext_noop

from florilege.teaching.catalogue.source.faults import Fault, FaultKind

SENTENCES = {
    FaultKind.NO_COURSE: gettext_noop("There is no course here: this file is missing."),
    FaultKind.MISSING_FILE: gettext_noop("The file “%(name)s” is not there."),
    FaultKind.OUTSIDE: gettext_noop("“%(name)s” lies outside the course’s folder."),
    FaultKind.NOT_UTF8: gettext_noop("This is not UTF-8 text: save the file as UTF-8."),
    FaultKind.EMPTY_FILE: gettext_noop("The file is empty."),
    FaultKind.BAD_TOML: gettext_noop("This is not TOML: %(reason)s."),
    FaultKind.MISSING_KEY: gettext_noop("“%(key)s” is missing."),
    FaultKind.UNKNOWN_KEY: gettext_noop("“%(key)s” means nothing here: is it misspelt?"),
    FaultKind.WRONG_TYPE: gettext_noop("“%(key)s” should be %(wanted)s."),
    FaultKind.EMPTY: gettext_noop("“%(key)s” is empty."),
    FaultKind.TOO_LONG: gettext_noop("“%(key)s” is too long: %(most)s characters at most."),
    FaultKind.NOT_AMONG: gettext_noop("“%(value)s” is not known; choose among: %(choices)s."),
    FaultKind.OUT_OF_BOUNDS: gettext_noop(
        "“%(key)s” is %(value)s; it should lie between %(low)s and %(high)s."
    ),
    FaultKind.BAD_CODE: gettext_noop(
        "“%(value)s” cannot be an id: use small letters without accents, figures and hyphens."
    ),
    FaultKind.DUPLICATE_ID: gettext_noop("The id “%(value)s” is used already."),
    FaultKind.WRONG_ENDING: gettext_noop("“%(name)s” should end in %(wanted)s."),
    FaultKind.UNKNOWN_PLANT: gettext_noop("We cannot draw “%(value)s”; choose among: %(choices)s."),
    FaultKind.NO_MODULE: gettext_noop("A course has at least one module."),
    FaultKind.NO_ACTIVITY: gettext_noop("A module has at least one activity."),
    FaultKind.NO_ITEM: gettext_noop("A quiz has at least one question."),
    FaultKind.NO_CORRECT: gettext_noop("No answer is right: mark one as correct."),
    FaultKind.SEVERAL_CORRECT: gettext_noop(
        "Several answers are right: keep one, or make it a multiple choice."
    ),
    FaultKind.TOO_FEW: gettext_noop("“%(key)s” needs at least two entries."),
    FaultKind.RAW_HTML: gettext_noop("HTML is not shown: write this in Markdown (%(words)s)."),
    FaultKind.BROKEN_PICTURE: gettext_noop("The picture “%(name)s” cannot be shown here."),
    FaultKind.FOREIGN_PICTURE: gettext_noop(
        "The picture “%(name)s” comes from elsewhere: put it into the course’s folder."
    ),
    FaultKind.NO_ALTERNATIVE: gettext_noop(
        "The picture “%(name)s” has no description for those who do not see it."
    ),
    FaultKind.BROKEN_LINK: gettext_noop("The link “%(name)s” leads nowhere."),
    FaultKind.CORRUPT_PICTURE: gettext_noop(
        "The picture “%(name)s” is damaged, or is not what its name says."
    ),
    FaultKind.CORRUPT_DOCUMENT: gettext_noop("“%(name)s” is not a PDF, or is cut short."),
    FaultKind.CORRUPT_FILM: gettext_noop("“%(name)s” is not an MP4 film, or is cut short."),
    FaultKind.NO_CAPTION: gettext_noop("There is no text here for viewers who do not hear."),
    FaultKind.CAPTIONS_HEADER: gettext_noop("The first line should be: WEBVTT."),
    FaultKind.CAPTIONS_TIME: gettext_noop(
        "This time cannot be read; write for instance: 00:01.000 --> 00:04.000."
    ),
    FaultKind.CAPTIONS_ORDER: gettext_noop("This text ends before it starts, or is out of order."),
}
TYPES = {
    "text": gettext_noop("a text between quotes"),
    "whole": gettext_noop("a whole number"),
    "number": gettext_noop("a number"),
    "flag": gettext_noop("true or false"),
    "list": gettext_noop("a list"),
    "table": gettext_noop("a group of entries"),
}


def sentence_of(fault: Fault) -> str:
    """Say a fault in the active language, without its place."""
    words = dict(fault.words)
    if words.get("wanted") in TYPES:
        words["wanted"] = gettext(TYPES[words["wanted"]])
    return gettext(SENTENCES[fault.kind]) % words


def line_of(fault: Fault) -> str:
    """Say a fault as compilers do, so that editors can jump to it."""
    return f"{fault.file}:{fault.line}: {sentence_of(fault)}"
