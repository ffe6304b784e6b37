"""Hashing a password takes long by design, and tests hash hundreds: here it takes no time.

The hasher is the same, Argon2; only what it spends is the least that it accepts.
"""

from django.contrib.auth.hashers import Argon2PasswordHasher


def pytest_configure() -> None:
    Argon2PasswordHasher.time_cost = 1
    Argon2PasswordHasher.memory_cost = 8
    Argon2PasswordHasher.parallelism = 1
