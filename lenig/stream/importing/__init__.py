"""Taking in what was said elsewhere: posts, comments, reactions, topics and follows."""
