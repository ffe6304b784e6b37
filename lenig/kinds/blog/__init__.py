"""The blog: a title, a cover and formatted text. The kind for what needs room."""
