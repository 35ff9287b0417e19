"""The planting bench: its banks are well formed, its plants are where it says, its scoring counts right."""

import json
import random
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

import itertools

import rates
from planting import deal
from planting.answer import read_answer
from planting.banks import HELD_OUT_HEADER, PARTS, Bank, Kind, Template, is_held_out, load_bank, load_kinds, slot_key
from planting.expand import Filler, expand, host_slots, split_parts, unmark
from planting.hosts import make_bare, make_host, make_plain
from planting.mutate import changed, find_sites, mutated, part_of, trained_names
from planting.mutations.edit import Edit
from planting.plan import plan, plan_documents
from planting.plant import Copy, Plant
from planting.score import score

KINDS = load_kinds()
LOADED = {name: load_bank(name) for name in PARTS}
MAIN_KINDS = {
    "unsupported-statistic", "weasel-attribution", "absolute-promise", "anecdote-as-evidence", "wrong-conjunction",
    "contradictory-negation", "missing-word", "spun-wording", "stray-see-also",
}  # fmt: skip
HOST_WORDS = {
    "@sentence": "The host says one thing in ten plain words here.",
    "@sentence_lower": "the host says one thing in ten plain words here.",
    "@paragraph": "The host says one thing. It says another.",
    "@heading": "A Heading of the Host",
}
PROSE = "Sleep gives the body time to mend itself, and most adults feel better after a quiet night in a dark room."


def article(paragraphs: int = 30) -> str:
    """A clean article with distinct paragraphs and headings."""
    blocks = ["# Sleeping Well"]
    for number in range(paragraphs):
        if number % 5 == 0:
            blocks.append(f"## Part {'abcdefgh'[number // 5]} of the story")
        blocks.append(
            f"The {['bed', 'room', 'lamp', 'door', 'wall'][number % 5]} matters too. {PROSE} Chapter {number} ends."
        )
    return "\n\n".join(blocks) + "\n"


def everything() -> list[Template]:
    """All templates of both banks."""
    return [t for bank in LOADED.values() for t in [*bank.defects, *bank.near]]


def test_every_kind_has_defects_in_both_banks() -> None:
    for kind in KINDS:
        counts = [sum(t.kind == kind for t in bank.defects) for bank in LOADED.values()]
        assert min(counts) >= 2, kind
        assert sum(counts) >= (25 if kind in MAIN_KINDS else 10), kind
    assert {t.kind for t in everything()} <= set(KINDS)
    assert sum(t.kind == "spun-wording" for bank in LOADED.values() for t in bank.defects) >= 60
    assert sum(len(bank.near) for bank in LOADED.values()) >= 150


def test_the_split_is_made_by_hash_and_is_disjoint() -> None:
    for name, bank in LOADED.items():
        for template in [*bank.defects, *bank.near]:
            assert is_held_out(template.text) == (name == "held-out"), template.kind
        for slot, words in bank.slots.items():
            assert len(set(words)) == len(words) >= 2, slot
            assert all(is_held_out(slot_key(slot, word)) == (name == "held-out") for word in words), slot
    texts = [(t.kind, t.near, t.text.strip()) for t in everything()]
    assert len(texts) == len(set(texts))


def test_held_out_files_carry_the_warning() -> None:
    folder = Path(deal.BANKS) / PARTS["held-out"]
    files = list(folder.rglob("*.toml"))
    assert files
    assert all(path.read_text(encoding="utf-8").startswith(HELD_OUT_HEADER) for path in files)


@pytest.mark.parametrize("name", list(PARTS))
def test_templates_are_well_formed(name: str) -> None:
    bank = LOADED[name]
    for template in [*bank.defects, *bank.near]:
        text = template.text
        assert text.count("[[") == len(re.findall(r"\]\](?!\])", text)), text
        kind = KINDS[template.kind]
        parts = expand(template, kind.place, Filler(bank.slots, random.Random(3), HOST_WORDS), 0)
        assert parts, text
        plain, spans = unmark("\n\n".join(part.text for part in parts))
        assert spans or kind.place == "document", text
        assert all(end > start for _, start, end in spans), text
        assert not re.search(r"(?<!\{)\{[\^~@\w]", plain), plain
        assert "  " not in plain.replace("\n  ", "\n") or "see-also" in template.kind or "table" in template.kind, plain


@pytest.mark.parametrize("name", list(PARTS))
def test_defects_mark_the_defect_and_not_the_host(name: str) -> None:
    for template in LOADED[name].defects:
        if KINDS[template.kind].place != "document":
            assert "[[" in template.text, template.text


def test_near_misses_share_no_text_with_defects() -> None:
    """A denied promise may use the words of a promise; no near miss may hold a whole defect."""
    local = [t for t in everything() if KINDS[t.kind].place != "document"]
    bare = [t.text.replace("[[", "").replace("]]", "").strip() for t in local if not t.near]
    for near in (t for t in local if t.near):
        text = near.text.replace("[[", "").replace("]]", "").strip()
        assert not [defect for defect in bare if defect in text and len(defect.split()) > 1], text


@pytest.mark.parametrize("name", list(PARTS))
def test_planted_spans_are_the_planted_text(name: str) -> None:
    bank = LOADED[name]
    hosts = [make_host("host", ".md", article(), True), make_host("plain", ".txt", make_plain(article()), True)]
    queue = [(t, bank) for t in [*bank.defects, *bank.near] if KINDS[t.kind].place != "document"]
    queue = random.Random(5).sample(queue, min(150, len(queue)))
    copies, _ = plan(queue, hosts, KINDS, random.Random(7), "p")
    assert copies
    for copy in copies:
        assert not re.search("[\ue000-\uf8ff]", copy.text)
        for plant in copy.plants:
            assert plant.spans, plant.template.text
            for (start, end), quote in zip(plant.spans, plant.quotes, strict=True):
                assert copy.text[start:end] == quote
        starts = sorted(span for plant in copy.plants for span in plant.spans)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(starts))


def test_the_same_seed_gives_the_same_copies() -> None:
    bank = LOADED["open"]
    hosts = [make_host("host", ".md", article(), True)]
    queue = [(t, bank) for t in bank.defects if t.kind == "wrong-conjunction"]
    first, _ = plan(queue, hosts, KINDS, random.Random(7), "p")
    second, _ = plan(queue, hosts, KINDS, random.Random(7), "p")
    assert [copy.text for copy in first] == [copy.text for copy in second]
    assert len({plant.kind for plant in first[0].plants}) == len(first[0].plants)


def test_document_kinds_get_exactly_their_signs() -> None:
    template = Template("no-date", "%% front\nauthor: Ann Oak\n%% end\n## References\n\n1. Oak A. Sleep.", "open")
    hosts = [make_host("host", ".md", article(), True)]
    copy = plan_documents([(template, Bank("open"))], hosts, random.Random(1), "d")[0]
    assert copy.text.startswith("---\nauthor: Ann Oak\n---\n\n# Sleeping Well")
    assert copy.text.rstrip().endswith("1. Oak A. Sleep.")


def test_bare_articles_have_no_sources() -> None:
    text = (
        '---\ntitle: "Dry eyes"\nauthor: A\n---\n\nBy Ann Oak\n\nBlink [often](https://example.org) and rest.[^1] '
        "Drink water [2].\n\n## References\n\n1. Oak A. Blinking.\n\n## Next\n\nMore text.\n\n[^1]: Note\n"
    )
    bare = make_bare(text)
    assert bare == "# Dry eyes\n\nBlink often and rest. Drink water .\n\n## Next\n\nMore text.\n"


def test_parts_and_slots() -> None:
    parts = split_parts("One {name}.\n%%\nTwo.\n%% end\n## References", "inline")
    assert [(p.place, p.text) for p in parts] == [
        ("inline", "One {name}."),
        ("later", "Two."),
        ("end", "## References"),
    ]
    filler = Filler({"x": ["p", "q", "r"]}, random.Random(1))
    assert len(set(filler.fill("{x#1} {x#1} {x#1}").split())) == 1
    assert filler.fill("{^x#2}").isupper()
    assert filler.fill("{{kept}} {w:3..3} {7..7}") == "{{kept}} three 7"
    assert host_slots("{@sentence} {x}") == {"@sentence"}


def hand_made() -> dict[str, object]:
    """An answer with one hit on a plant, one beside it, one suppressed and one of the whole article."""

    def finding(rule: str, start: int, end: int, suppressed: object = None) -> dict[str, object]:
        place = {"line": 1, "column": start + 1}
        return {"rule": rule, "severity": "error", "quote": "q", "span": {"start": start, "end": end}, "start": place,
                "end": place, "suppressed": suppressed, "message": ""}  # fmt: skip

    findings = [
        finding("wording/wrong-whether", 10, 17),
        finding("evidence/stat-no-source", 30, 40),
        finding("wording/hidden", 50, 60, {"by": "comment"}),
        finding("trust/no-date", 0, 60),
    ]
    return {"files": [{"path": "/x/a.md", "words": 100, "diagnostics": findings}], "not_run": [], "errors": []}


def test_scoring() -> None:
    answer = read_answer(hand_made())
    assert answer.words == {"a.md": 100}
    assert answer.rules() == {"wording/wrong-whether": 1, "evidence/stat-no-source": 1, "trust/no-date": 1}
    kinds = {
        "hit": Kind("hit"),
        "miss": Kind("miss"),
        "quiet": Kind("quiet"),
        "doc": Kind("doc", "document", rule="date"),
    }

    def plant(kind: str, *spans: tuple[int, int], near: bool = False) -> Plant:
        return Plant(kind, Template(kind, kind, "open", near), list(spans))

    plants = [plant("hit", (12, 20)), plant("miss", (17, 30)), plant("quiet", (50, 60)), plant("doc")]
    tallies = score([Copy("a.md", "", plants)], answer, kinds)
    assert {kind: tally.found for (kind, _), tally in tallies.items()} == {"hit": 1, "miss": 0, "quiet": 0, "doc": 1}
    assert tallies[("hit", "open")].rules == {"wording/wrong-whether": 1}
    assert tallies[("doc", "open")].rules == {"trust/no-date": 1}
    assert tallies[("miss", "open")].missed and not tallies[("hit", "open")].missed
    fired = score([Copy("a.md", "", [plant("hit", (0, 60), near=True)])], answer, kinds)
    assert fired[("hit", "open")].rules == {"wording/wrong-whether": 1, "evidence/stat-no-source": 1}
    assert fired[("hit", "open")].missed


def test_rates_set_known_defects_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake = tmp_path / "fake.py"
    fake.write_text(f"print({json.dumps(json.dumps(hand_made()))})")
    issues = tmp_path / "issues.jsonl"
    issues.write_text(json.dumps({"file": "x/a.md", "line": 1, "quote": "q", "kind": "fused"}) + "\n")
    clean = tmp_path / "clean"
    clean.mkdir()
    command = f"{sys.executable} {fake}"
    rates.main([str(clean), "--command", command, "--known-issues", str(issues), "--list"])
    out = capsys.readouterr().out
    assert re.search(r"wording/wrong-whether +error +1 +1 +0\.00", out)
    assert "Trust and readability" in out
    assert "/x/a.md:1:11 error wording/wrong-whether: q  (known)" in out


def test_deal_adds_new_lines_once(tmp_path: Path) -> None:
    inbox, root = tmp_path / "inbox", tmp_path / "banks"
    (inbox / "defects").mkdir(parents=True)
    lines = [f"[[Form]] number {n}." for n in range(30)]
    (inbox / "defects" / "claims.toml").write_text("[overclaim]\ntemplates = " + json.dumps(lines) + "\n")
    (inbox / "slots.toml").write_text("name = " + json.dumps([f"n{n}" for n in range(9)]) + "\n")
    gained = deal.deal(inbox, root)
    assert sum(gained.values()) == 39
    assert deal.deal(inbox, root) == {"open": 0, "held-out": 0}
    both = [t.text for name in PARTS for t in load_bank(name, root).defects]
    assert sorted(both) == sorted(lines)


def test_summaries_and_doubled_paragraphs_take_no_plants() -> None:
    nap = f"Naps help. {PROSE}"
    text = f"# Sleep\n\n{PROSE}\n\n## Summary\n\nIn short. {PROSE}\n\n## Naps\n\n{nap}\n\n{nap}\n"
    host = make_host("host", ".md", text, False)
    assert [host.blocks[index] for index in host.prose] == [PROSE]
    assert not host.asks
    assert make_host("faq", ".md", "\n\n".join(f"## What is sleep {n}?\n\n{PROSE}" for n in range(4)), False).asks


CLEAN = """# Sore shoulders

Most people feel better when they sleep on the other side. Ask a nurse if you may lift the arm again after a week.

{filler}

Bones and muscles are stronger because the body answers to load. Painkillers such as ibuprofen may be taken with food.

{filler}

A shoulder seldom heals well without proper rest. Scars depend on the depth of the cut and the doctor's skill with it.
""".replace("{filler}", PROSE)


def written(kind: str) -> list[str]:
    """Sentences of the clean article after every mutation of a kind."""
    host = make_host("shoulders", ".md", CLEAN, False)
    sites = [site for site in find_sites([host]) if site.edit.kind == kind]
    return [changed(host.blocks[site.block], site.edit, 0) for site in sites]


def test_mutations_change_what_the_grammar_forbids() -> None:
    for kind, wrong in {
        "whether-for-when": "better whether they sleep",
        "considering-for-because": "stronger considering the body",
        "lost-and": "Bones muscles are",
        "lost-such-as": "Painkillers such ibuprofen",
        "lost-be": "ibuprofen may taken",
        "lost-apostrophe": "the doctors skill",
        "negated-object": "without improper rest",
        "governed-preposition": "Scars depend",
    }.items():
        texts = [re.sub("[\ue000-\uf8ff]", "", text) for text in written(kind)]
        assert any(wrong in text for text in texts), (kind, texts)


def test_questions_keep_their_if() -> None:
    assert not any("nurse whether" in re.sub("[\ue000-\uf8ff]", "", text) for text in written("whether-for-when"))


def test_a_change_is_marked_where_it_stands() -> None:
    edit = Edit("lost-apostrophe", 8, 14, "[[doesn't]]")
    assert changed("You’ it doesnt hurt", edit, 0) == "You’ it \ue000\ue100doesn’t\ue001 hurt"


def test_mutated_copies_hold_one_change_in_a_paragraph(tmp_path: Path) -> None:
    (tmp_path / "shoulders.md").write_text(CLEAN, encoding="utf-8")
    parts = [part_of("shoulders")]
    copies, kinds = mutated(tmp_path, None, parts, 40, 1, "")
    assert copies and [copy.text for copy in copies] == [
        copy.text for copy in mutated(tmp_path, None, parts, 40, 1, "")[0]
    ]
    for copy in copies:
        paragraphs = copy.text.split("\n\n")
        for plant in copy.plants:
            ((start, end),) = plant.spans
            assert copy.text[start:end] == plant.quotes[0]
            assert plant.kind in kinds
        assert sum(one != two for one, two in zip(paragraphs, CLEAN.rstrip().split("\n\n"), strict=True)) <= 3


def test_articles_of_a_training_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "shoulders.md").write_text(CLEAN, encoding="utf-8")
    row = {"file": "x/shoulders.md", "origin": "someone/texts:one/two.xml"}
    (tmp_path / "manifest.jsonl").write_text(json.dumps(row) + "\n")
    listed = tmp_path / "documents.txt"
    listed.write_text("# documents\none/two.xml\n")
    assert trained_names(tmp_path, listed) == {"shoulders.md"}
    assert mutated(tmp_path, listed, list(PARTS), 40, 1, "") == ([], {})
