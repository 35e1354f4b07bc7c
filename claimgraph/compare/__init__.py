"""Two versions of an argument compared: what changed, what moved because of it, and how that is told."""
