"""Methods that two or more rules share, by what they look at.

``language``: words and what they may be. ``claims``: what is claimed, by whom, how surely. ``sources``: what a statement rests
on. ``numbers``: what figures say. ``wording``: what cannot be said so. ``structure``: tables, teasers, pointers.
"""
