"""Floor 2: the argument as a graph, and the abstract map that is judged."""
