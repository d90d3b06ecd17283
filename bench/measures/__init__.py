"""One measure a file: what is compared with what, under which bound. No Django here."""

from bench.ground import Measure
from bench.measures.backup import backup
from bench.measures.certificate import certificate
from bench.measures.epoch import epoch
from bench.measures.erasure import erasure
from bench.measures.export import export
from bench.measures.growth import growth
from bench.measures.notices import notices
from bench.measures.pages import pages
from bench.measures.queries import queries
from bench.measures.retention import retention
from bench.measures.sealed import sealed

MEASURES: dict[str, Measure] = {
    "pages": pages,
    "sealed": sealed,
    "queries": queries,
    "certificate": certificate,
    "export": export,
    "erasure": erasure,
    "epoch": epoch,
    "retention": retention,
    "notices": notices,
    "growth": growth,
    "backup": backup,
}
