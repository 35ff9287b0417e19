from __future__ import annotations
from healthlint.result import RunResult

def render(result: RunResult) -> str:
    lines = []
    for file, d in result.diagnostics():
        p = file.document.lines.position(d.span.start)
        lines.append(f"{file.path}:{p.line}:{p.column} {d.severity} {d.rule_id}: {d.message}\n")
    return "".join(lines)
