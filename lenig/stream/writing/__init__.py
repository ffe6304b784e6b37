"""From what somebody typed to what colleagues see: names, topics and links in plain text."""
