"""The org chart: departments in a tree, seats in departments, people on seats.

`nodes` says what is drawn, `growing` reads it from the database a level at a
time. However large the organisation is, a page asks the same few questions.
"""
