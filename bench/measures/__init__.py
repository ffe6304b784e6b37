"""What `bin/bench` measures: a module each, whose `run` prints a table and answers its figures."""
