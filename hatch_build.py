"""Build hook: the wheel ships its rules compiled to JSON beside the YAML, and loads the JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):
    """Compiles the shipped pack; a faulty rule file stops the build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "lint"))
        from healthlint.pack import COMPILED, compile_pack

        target = root / "build" / COMPILED
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(compile_pack(root / "rules" / "healthlint_rules"))
        build_data["force_include"][str(target)] = f"healthlint_rules/{COMPILED}"
