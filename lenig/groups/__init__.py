"""Groups: people who share something, who may read it, and how one gets in."""
