"""Readers turn bytes into documents; a reader knows no rule."""

from __future__ import annotations

from pathlib import PurePath

from healthlint.document import Document
from healthlint.readers.source import Input, ReadError, Source, read_source

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".qmd": "markdown",
    ".txt": "plain",
    ".text": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".astro": "html",
    ".docx": "docx",
}

__all__ = ["SUFFIXES", "Input", "ReadError", "Source", "format_of", "parse", "read_source"]


def format_of(path: str) -> str:
    """The format that a file's name promises.

    Raises ReadError for a suffix that no reader knows.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        raise ReadError(path, f"no reader for “{suffix or PurePath(path).name}” files", f"known are {known}")
    return SUFFIXES[suffix]


def parse(path: str, source: Source, kind: str | None = None) -> Document:
    """Read a source text into a document by the reader of its format."""
    name = kind or format_of(path)
    if name == "markdown":
        from healthlint.readers import markdown

        return markdown.read(path, source)
    if name == "html":
        from healthlint.readers import html

        return html.read(path, source)
    if name == "docx":
        from healthlint.readers import docx

        return docx.read(path, source)
    from healthlint.readers import plain

    return plain.read(path, source)
