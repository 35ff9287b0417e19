"""Wording that cannot be right: connectives, prepositions, lost words, negations, pairs of words."""
