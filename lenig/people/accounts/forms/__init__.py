"""The forms of accounts: those that django-allauth asks for, and our own."""
