"""Operational mail: written sealed, sent by the worker or kept in a mailbox, gone by its rule."""
