"""Words of a sentence and what they may be: parts of speech, inflections, word classes, and patterns over them."""
