"""What is done with people: arriving, leaving, changing a profile."""
