"""Botanical line drawings by our own hand, as SVG: a plant for every course, a stem for progress."""

from florilege.infra.botany.drawing import draw_plant, draw_plant_paths, draw_stem
from florilege.infra.botany.strokes import DrawnOrgan, DrawnStroke, Tone

__all__ = ["DrawnOrgan", "DrawnStroke", "Tone", "draw_plant", "draw_plant_paths", "draw_stem"]
