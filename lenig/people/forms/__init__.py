"""What somebody writes about themselves, about their work and about their absence."""
