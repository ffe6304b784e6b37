"""The update: a few words, names, topics, pictures and files. The kind that needs least."""
