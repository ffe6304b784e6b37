"""The pages about people: directory, profile, departments, org chart."""
