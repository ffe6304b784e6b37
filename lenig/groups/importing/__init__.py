"""Taking in groups and their members."""
