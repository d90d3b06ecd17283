"""Print what was measured, for people or for programs."""

import json
import os
from dataclasses import asdict

from bench.figures import Figure


def heading(measure: str, engine: str) -> str:
    """Name what follows, and how busy the machine is: its load, and its processors."""
    load, processors = os.getloadavg()[0], os.cpu_count()
    return f"\n{measure}, {engine} (load {load:.1f} on {processors} processors)"


def line(figure: Figure) -> str:
    value = f"{figure.value:,.3g}" if abs(figure.value) < 100 else f"{figure.value:,.0f}"
    bound = "" if figure.bound is None else f"{figure.bound} {figure.unit}"
    note = f"  ({figure.note})" if figure.note else ""
    return f"  {figure.what:<58} {value:>9} {figure.unit:<8} {bound:<14} {figure.word:<7}{note}"


def as_json(measure: str, engine: str, figure: Figure) -> str:
    told = asdict(figure) | {"measure": measure, "engine": engine, "word": figure.word}
    told["bound"] = str(figure.bound) if figure.bound else None
    return json.dumps(told, ensure_ascii=False)
