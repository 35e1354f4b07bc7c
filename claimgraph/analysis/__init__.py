"""Floor 3: what can be computed from the graph: status, strength, what carries what."""
