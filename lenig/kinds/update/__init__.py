"""The update: a few words on what one is doing."""
