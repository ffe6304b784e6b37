"""Finding people: what is known of each, kept folded, and searched in memory.

`entries` writes one row per person and circle of readers, `keeping` sees that
it stays true, `index` holds all rows in memory as sets of bits, and `search`
answers: who matches, in which order, and how many each facet would leave.
"""
