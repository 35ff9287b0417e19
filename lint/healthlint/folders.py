"""Where healthlint keeps what it need not make twice."""

from __future__ import annotations

import os
from pathlib import Path

CACHE_VARIABLE = "HEALTHLINT_CACHE_DIR"


def cache_folder() -> Path:
    """The cache folder: ``HEALTHLINT_CACHE_DIR``, else healthlint's in the user's; it need not exist."""
    if named := os.environ.get(CACHE_VARIABLE):
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "healthlint"
