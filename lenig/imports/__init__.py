"""People and their words from elsewhere.

Each source has a translator: it reads the source's files and tells of them in
records of the types that `docs/reference/import-format.md` describes. `running`
hands those to the apps that declared the types, in batches that are written
whole or not at all.
"""
