"""Deal new templates and slot words to the open and the held-out bank by the hash of their text.

python benchmarks/planting/deal.py INBOX

INBOX is a folder like a bank (defects/*.toml, near/*.toml, slots*.toml) with undivided lists. What it holds is
added to the files of the same name in banks/open and banks/held_out; nothing is added twice.
"""

import argparse
import json
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from planting.banks import BANKS, HELD_OUT_HEADER, OPEN_HEADER, PARTS, is_held_out, slot_key

Table = dict[str, list[str]]


def read(path: Path) -> Table:
    """Read a template or slot file as kind → list."""
    if not path.exists():
        return {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: value["templates"] if isinstance(value, dict) else value for name, value in data.items()}


def literal(text: str) -> str:
    """Write a string as TOML: several lines as a literal block, one line as a JSON string."""
    if "\n" in text and "'''" not in text:
        return f"'''\n{text}'''"
    return json.dumps(text, ensure_ascii=False)


def write(path: Path, table: Table, header: str, slots: bool) -> None:
    """Write a bank file."""
    lines = [header, ""]
    for name, items in sorted(table.items()):
        if slots:
            lines += [f"{json.dumps(name)} = {json.dumps(items, ensure_ascii=False)}"]
            continue
        lines += [f"[{name}]", "templates = ["]
        lines += [f"  {literal(item)}," for item in items]
        lines += ["]", ""]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def deal(inbox: Path, root: Path = BANKS) -> dict[str, int]:
    """Add the inbox to the banks; return how many lines each part gained."""
    gained = dict.fromkeys(PARTS, 0)
    for source in sorted(inbox.rglob("*.toml")):
        relative = source.relative_to(inbox)
        slots = source.name.startswith("slots")
        incoming = read(source)
        for part, folder in PARTS.items():
            target = root / folder / relative
            table = read(target)
            for name, items in incoming.items():
                known = {item.strip() for item in table.get(name, [])}
                for item in items:
                    text = item.strip("\n") if not slots else item
                    key = slot_key(name, text) if slots else text
                    if is_held_out(key) == (part == "held-out") and text.strip() not in known:
                        table.setdefault(name, []).append(text)
                        known.add(text.strip())
                        gained[part] += 1
            write(target, table, OPEN_HEADER if part == "open" else HELD_OUT_HEADER, slots)
    return gained


def main() -> int:
    """Deal an inbox."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("inbox", type=Path)
    gained = deal(parser.parse_args().inbox)
    print(", ".join(f"{part}: {count} new" for part, count in gained.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
