"""Events between rooms: written in the transaction of the change, delivered after it."""
