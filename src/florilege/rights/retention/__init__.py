"""The keeper of time: what leaves on which day and why, and the night that lets it go.

Everything is computed from the charter's rules, the declarations, and what rooms say in their
`lifetimes.py`. No room is known here.
"""
