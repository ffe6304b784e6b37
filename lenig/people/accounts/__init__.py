"""Accounts: getting in, one's own settings, and the administration of people.

django-allauth does the signing in; this package gives it our words, our look and
our rules, and adds what it does not know: invitations, founding, leaving.
"""
