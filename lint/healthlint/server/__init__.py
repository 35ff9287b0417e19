"""The language server: what editors show while an article is written. pygls, an extra, is imported here alone."""
