"""What people share: posts of every kind, comments, reactions, topics, and who follows what."""
