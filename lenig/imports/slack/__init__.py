"""Slack's own export: a zip with lists of users and channels, and a file for each day."""
