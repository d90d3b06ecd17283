"""The keeper of time: what leaves on which day and why, and the night that lets it go.

Everything is computed from the charter's rules, the declarations, and what rooms say in their
`keeping.py`. No room is known here.
"""
