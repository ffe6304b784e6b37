"""Writes the register and the stories into an empty database, many rows at a time.

Actions write one thing for one viewer and tell those whom it concerns; here half a
year arrives at once and nobody is told. What an action would leave behind is left
here too: the tests compare.
"""
