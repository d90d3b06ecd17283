"""What rooms tell the keeper of time: since when, what stops the clock, who moves what away.

Rooms write it in their `lifetimes.py`; the keeper itself (`rights/retention`) knows no room.
"""
