"""Argon2id at its least cost: passwords of tests protect nobody, and hashing them took a third of a run."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The product's hasher, with one pass over the least memory; processes apart keep the real one."""

    time_cost, memory_cost, parallelism = 1, 8, 1
