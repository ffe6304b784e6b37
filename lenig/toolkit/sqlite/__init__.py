"""The database backend for SQLite: `ENGINE = "lenig.toolkit.sqlite"`.

It opens each connection the way Lenig needs it and lets writers in one by one, in the
order in which they came, so that "database is locked" never reaches a person.
`docs/why/sqlite-gate.md` has the figures.
"""
