"""What people said in Zulip: from a folder of lines, or from Zulip's own archive."""
