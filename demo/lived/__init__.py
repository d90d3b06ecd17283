"""Lives a school's months through the program's own actions, on a simulated clock.

Nothing here writes a row: each act calls what a page or the worker would call.
"""
