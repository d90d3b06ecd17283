"""The other end of the pipe: set Django up, then do what is told, one line after another."""

import faulthandler
import json
import os
import sys
import traceback
from importlib import import_module
from typing import Any

import django

STANDS_STILL_SECONDS = 3600


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever is printed here must not be taken for an answer
    django.setup()
    for line in sys.stdin:
        # A measure that stands still says where, and ends; it must not hold a whole run.
        faulthandler.dump_traceback_later(STANDS_STILL_SECONDS, exit=True)
        print(json.dumps(answer(json.loads(line))), file=answers, flush=True)
        faulthandler.cancel_dump_traceback_later()


def answer(told: dict[str, Any]) -> dict[str, Any]:
    module, function = told["target"].split(":")
    try:
        return {"answer": getattr(import_module(module), function)(**told["words"])}
    except Exception:
        return {"failed": traceback.format_exc()}


if __name__ == "__main__":
    main()
