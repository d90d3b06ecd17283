"""The other end of the pipe: set Django up, then do what is told, one line after another."""

import json
import os
import sys
import traceback
from importlib import import_module
from typing import Any

import django


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever is printed here must not be taken for an answer
    django.setup()
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=answers, flush=True)


def answer(told: dict[str, Any]) -> dict[str, Any]:
    module, function = told["target"].split(":")
    try:
        return {"answer": getattr(import_module(module), function)(**told["words"])}
    except Exception:
        return {"failed": traceback.format_exc()}


if __name__ == "__main__":
    main()
