"""What the worker does: tasks that wait, work that is due, and tasks that somebody dropped."""
