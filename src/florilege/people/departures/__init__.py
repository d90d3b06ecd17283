"""Departures of staff and trainers: planned, told, carried out on their day, and handed over."""
