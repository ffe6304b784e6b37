"""The checks of the attack catalogue, each a test named after its id."""
