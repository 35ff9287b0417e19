"""Lets a stranger's pack test its rules under pytest; see :mod:`healthlint.testing`."""
