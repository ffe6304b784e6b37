"""Who may read what: one place, so that no surface can leak."""
