"""One measure a file: what is compared with what, under which bound. No Django here."""

from bench.ground import Measure
from bench.measures.epoch import epoch
from bench.measures.sealed import sealed

MEASURES: dict[str, Measure] = {
    "sealed": sealed,
    "epoch": epoch,
}
