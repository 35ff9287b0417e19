"""Run the linter and read its JSON answer."""

import json
import shlex
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WHOLE_ARTICLE = ("trust/", "plain/")


@dataclass(frozen=True)
class Hit:
    """One finding that is not suppressed."""

    rule: str
    severity: str
    start: int
    end: int
    line: int
    column: int
    quote: str

    @property
    def whole_article(self) -> bool:
        """Findings of packs that judge the article, not a place in it."""
        return self.rule.startswith(WHOLE_ARTICLE)


@dataclass
class Answer:
    """Findings and words of every file, by file name; what did not run."""

    hits: dict[str, list[Hit]] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    not_run: list[str] = field(default_factory=list)

    def rules(self) -> Counter[str]:
        """How often each rule fired."""
        return Counter(hit.rule for hits in self.hits.values() for hit in hits)


def read_answer(data: dict[str, Any], full_paths: bool = False) -> Answer:
    """Read the JSON answer; suppressed findings are left out."""
    answer = Answer()
    for entry in data["files"]:
        name = entry["path"] if full_paths else Path(entry["path"]).name
        answer.words[name] = entry.get("words") or 0
        answer.hits[name] = [
            Hit(
                d["rule"],
                d.get("severity", ""),
                d["span"]["start"],
                d["span"]["end"],
                d["start"]["line"],
                d["start"]["column"],
                d.get("quote", ""),
            )
            for d in entry["diagnostics"]
            if not d.get("suppressed")
        ]
    for key in ("not_run", "errors"):
        answer.not_run += [item if isinstance(item, str) else reason(item) for item in data.get(key, [])]
    return answer


def reason(item: dict[str, Any]) -> str:
    """Why a rule or file was left out, without the file, so that the same reason is told once."""
    return " ".join(str(item[key]) for key in ("rule", "message", "reason", "remedy") if item.get(key)) or json.dumps(
        item
    )


def run_command(command: str, folder: Path, extra: tuple[str, ...] = (), full_paths: bool = False) -> Answer:
    """Run `COMMAND check` over a folder."""
    line = [*shlex.split(command), "check", "--format", "json", "--fail-on", "never", *extra, str(folder)]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False)
    if done.returncode not in (0, 3) or not done.stdout.strip():
        raise SystemExit(f"{' '.join(line)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return read_answer(json.loads(done.stdout), full_paths)
