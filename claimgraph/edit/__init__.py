"""Changes to the files that editors write, made so that nothing else in them moves."""
