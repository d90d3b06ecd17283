"""The built scripts and styles, collected once a run as a page server has them."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.processes import ROOT
from bench.timing import tell

BUILT = ROOT / "src" / "florilege" / "www" / "base" / "static" / "build" / "app.css"


@contextmanager
def collected_files() -> Iterator[Path | None]:
    """Give the folder of the collected files, or None where the front end was not built."""
    if not BUILT.exists():
        tell("the front end is not built: addresses of files are written without their hash")
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="florilege-bench-static-") as folder:
        env = os.environ | {
            "PYTHONPATH": str(ROOT / "src"),
            "FLORILEGE_DATA": folder,
            "FLORILEGE_STATIC": f"{folder}/static",
        }
        words = ["manage", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run([sys.executable, "-P", "-m", "florilege", *words], check=True, env=env)
        yield Path(folder) / "static"
