"""healthlint: an editorial content-quality linter for health articles.

The engine in this package knows nothing about health. Rules arrive as packs
through the entry-point group ``healthlint.packs``.
"""

__version__ = "0.1.0"
