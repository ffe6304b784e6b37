"""Tools without a word of the workplace in them: every other room may import these."""
