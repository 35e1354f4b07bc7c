"""Floor 1: what editors write, read with positions into the model of an argument."""
