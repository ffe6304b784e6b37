"""What people do in the stream, each a function named by its verb."""
