"""What the worker does by itself: often, and once a night. Rooms register; nothing is hidden."""
