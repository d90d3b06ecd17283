"""Botanical line drawings as SVG, by our own hand: plants for courses, a stem for progress."""

from florilege.infra.botany.drawing import draw_plant, draw_plant_paths, draw_stem
from florilege.infra.botany.strokes import DrawnOrgan, DrawnStroke, Tone

__all__ = ["DrawnOrgan", "DrawnStroke", "Tone", "draw_plant", "draw_plant_paths", "draw_stem"]
