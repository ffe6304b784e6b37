"""The words in which a higher room tells a lower one what it adds.

Each app may have modules with fixed names (`slots.py`, `notices.py`, …). They
fill the registries here when Django starts, and the rooms below read them.
Nothing in this package knows a model.
"""
