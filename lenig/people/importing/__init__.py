"""Taking in people and their organisation from a register, or from what they wrote elsewhere."""
