"""One measure a file: what is compared with what, under which bound. No Django here."""

from bench.ground import Measure
from bench.measures.epoch import epoch
from bench.measures.erasure import erasure
from bench.measures.export import export
from bench.measures.pages import pages
from bench.measures.sealed import sealed

MEASURES: dict[str, Measure] = {
    "pages": pages,
    "sealed": sealed,
    "export": export,
    "erasure": erasure,
    "epoch": epoch,
}
