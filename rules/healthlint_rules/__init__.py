"""The shipped packs of healthlint: data first, Python second."""
