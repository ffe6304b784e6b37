"""The demo organisation: Gemeente Zuiderdam, which does not exist, with half a year of its stories.

Who works there stands in `organisation/`, what they say to each other in
`stories/`; both are meant to be read and changed by people. The modules here read
them and fill an empty database with them.
"""
