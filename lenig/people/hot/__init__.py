"""Heavy reading: each module holds one query or a few, with a budget and its index."""
