"""Waiting for you: what concerns a person, in one list. It knows no content type."""
