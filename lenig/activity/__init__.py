"""What happened: one row for each thing that somebody did, in ActivityStreams words."""
