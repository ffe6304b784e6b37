"""What is done with groups: founding, joining, leaving, inviting, changing, closing."""
