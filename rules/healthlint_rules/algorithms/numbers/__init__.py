"""Numbers in prose: what they are worth and what they are said of."""
