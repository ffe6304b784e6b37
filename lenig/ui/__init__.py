"""The design system: the look of every page, and the pieces that pages are made of.

A component is a folder in `components/` with its style and, where it has them,
its template, its behaviour and a few lines on when to use it. Whatever is drawn
a hundred times on a page is written in Python, in `markup/`. Nothing here asks
the database anything, and nothing here knows what a post or a group is.
"""
