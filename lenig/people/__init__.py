"""Who works here: accounts, the directory, departments, positions and how people get in."""
