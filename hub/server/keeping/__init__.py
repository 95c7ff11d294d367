"""What the operator does to keep a hall's data, and what of its past is told."""
