"""Sources of a statement: where they stand, what they cover, and the list of references."""
