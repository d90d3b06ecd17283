"""The school takes leave of its people: they are told, and go when it closes."""
