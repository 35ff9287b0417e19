"""Planting bench: put known defects into clean articles and count how many come back."""
