"""The second net: every private thing of a whole world carries a word, and no outsider ever meets it."""
