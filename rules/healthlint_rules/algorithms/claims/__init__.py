"""What a sentence claims, who is said to say so, and whether the writer stands behind it."""
