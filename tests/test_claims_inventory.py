"""The list of an article's claims: what a fact checker gets, in every format, and what happens to bad input."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Command

from healthlint.config import Settings
from healthlint.document import Document
from healthlint.inventory import Claim
from healthlint.pack import Pack
from healthlint.readers import Source
from healthlint.result import FileResult
from healthlint.runner import Input, Runner
from healthlint_rules.algorithms.claims.claim_gate import ClassGate
from healthlint_rules.algorithms.language.class_patterns import ClassPattern
from healthlint_rules.algorithms.language.word_classes import tagged

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "fixtures" / "claims" / "hay-fever.md"
GOLDEN = ARTICLE.with_suffix(".txt")
SCHEMA = json.loads((ROOT / "docs" / "schema" / "claims.schema.json").read_text(encoding="utf-8"))
REPORT_SCHEMA = json.loads((ROOT / "docs" / "schema" / "report.schema.json").read_text(encoding="utf-8"))
TEXT = (
    "Garlic cures colds. Over 40% of adults snore [1]. Yoga may ease back pain.\n\n## References\n\n1. Lind A. 2020.\n"
)
ALONE = ("--ignore", "evidence,promo")  # what is listed does not hang on what the rules say
Listing = Callable[..., list[Claim]]


@pytest.fixture(scope="module")
def runner(packs: list[Pack]) -> Runner:
    return Runner(Settings(lanes=("text",)), packs, claims=True)


@pytest.fixture
def listed(runner: Runner) -> Listing:
    """The claims of a text."""

    def of(text: str, name: str = "a.md") -> list[Claim]:
        return file_of(runner, text, name).claims or []

    return of


def file_of(runner: Runner, text: str, name: str = "a.md") -> FileResult:
    result = runner.run([Input(name, Source(text))])
    assert result.failures == []
    return result.files[0]


class TestWhatIsAClaim:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Roughly one in five nurses has migraine.", "statistic"),
            ("Bakers are three times as likely to have asthma.", "comparison"),
            ("Ginger cures nausea.", "cure"),
            ("Swimming lowers the risk of falls.", "prevention"),
            ("The drops are safe for infants.", "safety"),
            ("Cold air triggers coughing.", "cause"),
            ("Massage relieves neck pain.", "effect"),
            ("Walking is the best exercise for stiff hips.", "superlative"),
            ("Tennis elbow is common.", "frequency"),
            ("Take 200 mg every six hours.", "advice"),
            ("The cough lasts two to three weeks.", "figure"),
            ("Trials have shown that the patch does nothing.", "finding"),
            ("Dentists recommend a soft brush.", "opinion"),
        ],
    )
    def test_each_kind(self, listed: Listing, text: str, kind: str) -> None:
        assert [(claim.item.kind, claim.quote) for claim in listed(text)] == [(kind, text.rstrip("."))]

    @pytest.mark.parametrize(
        "text",
        [
            "Does ginger cure nausea?",
            "# Ginger cures nausea",
            "Ask your doctor which brace fits.",
            "The elbow is a hinge joint.",
            "Tell the nurse if the tablets cause dizziness.",
            "`ginger cures nausea`",
            "See you soon.",
        ],
    )
    def test_what_is_none(self, listed: Listing, text: str) -> None:
        assert listed(text) == []

    def test_clauses_of_two_kinds_are_two_claims_with_exact_places(self, listed: Listing) -> None:
        text = "Sprays ease sneezing, but they do not cure the allergy; boys get it twice as often as girls."
        claims = listed(text)
        assert [(c.item.kind, c.quote, c.item.negated) for c in claims] == [
            ("effect", "Sprays ease sneezing", False),
            ("cure", "they do not cure the allergy", True),
            ("comparison", "boys get it twice as often as girls", False),
        ]
        assert all(c.item.sentence.of(text) == text for c in claims)

    def test_hedges_and_denials_are_marked(self, listed: Listing) -> None:
        manner = {
            c.quote: (c.item.hedged, c.item.negated) for c in listed("Yoga may ease pain. Ice does not cure gout.")
        }
        assert manner == {"Yoga may ease pain": (True, False), "Ice does not cure gout": (False, True)}

    def test_a_source_in_reach_is_named_with_its_place(self, runner: Runner) -> None:
        text = "Over 40% of adults snore ([survey](https://example.org/s)). Ginger cures nausea."
        first, second = file_of(runner, text).claims or []
        assert first.item.source is not None and first.item.source.span is not None
        assert (first.item.source.kind, first.item.source.url) == ("link", "https://example.org/s")
        assert first.item.source.span.start > text.index("snore")
        assert second.item.source is None

    def test_a_mark_gives_its_entry_in_the_list(self, runner: Runner) -> None:
        source = (file_of(runner, TEXT).claims or [])[1].item.source
        assert source is not None
        assert (source.text, source.reference) == ("[1]", "Lind A. 2020.")

    def test_what_only_a_rule_finds_is_listed_too(self, runner: Runner) -> None:
        file = file_of(runner, "A friend of mine threw away her cane.")
        found = [(claim.item.kind, [rule for rule, _ in claim.reports]) for claim in file.claims or ()]
        assert found == [("anecdote", ["evidence/anecdote-as-evidence"])]

    def test_a_fingerprint_outlives_new_lines_above(self, listed: Listing) -> None:
        text = "The root is dug in late autumn. Ginger cures nausea."
        before, after = listed(text), listed(f"# Roots\n\nAn opening.\n\n{text}")
        assert [c.fingerprint for c in before] == [c.fingerprint for c in after]

    def test_the_order_is_that_of_places(self, listed: Listing) -> None:
        spans = [claim.item.span for claim in listed(ARTICLE.read_text(encoding="utf-8"))]
        assert spans == sorted(spans)


class TestFormats:
    def test_the_table_of_an_article(self, healthlint: Command) -> None:
        done = healthlint("claims", *ALONE, ARTICLE.name, cwd=ARTICLE.parent)
        assert done.returncode == 0
        assert done.stdout == GOLDEN.read_text(encoding="utf-8")

    def test_json_keeps_to_its_schema(self, healthlint: Command, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(TEXT)
        data = json.loads(healthlint("claims", "--format", "json", "a.md", "gone.md").stdout)
        jsonschema.validate(data, SCHEMA)
        claims = data["files"][0]["claims"]
        assert [claim["kind"] for claim in claims] == ["cure", "statistic", "effect"]
        assert [claim["source"] is None for claim in claims] == [True, False, True]
        assert {rule["rule"] for rule in claims[0]["rules"]} == {"promo/cure-claim"}
        assert TEXT[claims[0]["span"]["start"] : claims[0]["span"]["end"]] == claims[0]["quote"]
        assert data["summary"] == {"claims": 3, "sourced": 1, "unsourced": 2, "reported": 1, "files": 1}
        assert set(data["kinds"]) >= {claim["kind"] for claim in claims}
        assert data["errors"][0]["path"] == "gone.md"

    def test_csv_opens_in_a_spreadsheet(self, healthlint: Command, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(TEXT)
        done = healthlint("claims", "--output", "out.csv", "a.md")
        assert done.returncode == 0
        assert "3 claims, 1 with a source, 2 without" in done.stdout and "out.csv" in done.stdout
        data = (tmp_path / "out.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbffile,line,column")
        rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
        assert [(row["line"], row["kind"], row["claim"]) for row in rows] == [
            ("1", "cure", "Garlic cures colds"),
            ("1", "statistic", "Over 40% of adults snore [1]"),
            ("1", "effect", "Yoga may ease back pain"),
        ]
        assert [row["hedged"] for row in rows] == ["no", "no", "yes"]

    def test_no_cell_is_a_formula(self, healthlint: Command, tmp_path: Path) -> None:
        for number, sign in enumerate(("=1+1 ", "+", "@cmd ", "|", "\\-", "＝")):
            (tmp_path / f"{number}.txt").write_text(f"{sign}ginger cures nausea.\n", encoding="utf-8")
        (tmp_path / "=cmd.md").write_text("Ginger cures nausea.\n")
        rows = list(
            csv.reader(StringIO(healthlint("claims", "--format", "csv", ".").stdout.lstrip("\ufeff"), newline=""))
        )
        assert len(rows) > 5
        assert {len(row) for row in rows} == {21}
        assert not [
            cell for row in rows[1:] for cell in row if cell.lstrip().startswith(("=", "+", "-", "@", "|", "＝"))
        ]

    def test_the_report_holds_them_as_well(self, healthlint: Command, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(TEXT)
        assert healthlint("report", "a.md", "-o", "r.json").returncode == 0
        data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
        jsonschema.validate(data, REPORT_SCHEMA)
        assert len(data["files"][0]["claims"]) == 3
        plain: Any = json.loads(healthlint("check", "--format", "json", "a.md").stdout)
        assert "claims" not in plain["files"][0]


class TestCommand:
    def test_only_kinds_and_only_unsourced(self, healthlint: Command, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(TEXT)
        assert "1 claim, 0 with a source" in healthlint("claims", "--kind", "cure", "a.md").stdout
        assert "2 claims, 1 with a source" in healthlint("claims", "--kind", "cure,statistic", "a.md").stdout
        assert "2 claims, 0 with a source" in healthlint("claims", "--unsourced", "a.md").stdout

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (("--kind", "statistics"), "did you mean “statistic”? the kinds are statistic, "),
            (("--output", "claims.docx"), "give --format, or a name that ends in one of .json, .csv, .txt"),
            (("--select", "nothing/here"), "nothing/here"),
        ],
    )
    def test_a_wrong_option_is_one_line(self, healthlint: Command, options: tuple[str, str], words: str) -> None:
        done = healthlint("claims", *options, ".")
        assert done.returncode == 2
        assert words in done.stderr and done.stderr.count("\n") == 1

    def test_bad_input_loses_nothing(self, healthlint: Command, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(TEXT)
        (tmp_path / "front.md").write_text("---\ntitle: [a\n---\n\nGinger cures nausea.\n")
        (tmp_path / "latin.md").write_bytes("Caf\xe9 cures colds.".encode("latin-1"))
        done = healthlint("claims", "gone.md", "latin.md", "front.md", "a.md")
        assert done.returncode == 3
        assert "4 claims" in done.stdout
        lines = done.stderr.splitlines()
        assert len(lines) == 3
        assert "front matter is not valid YAML" in done.stderr and "does not exist" in done.stderr
        assert "is not UTF-8" in done.stderr

    def test_standard_input_has_a_name(self, healthlint: Command) -> None:
        done = healthlint("claims", *ALONE, "-", "--stdin-filename", "x.md", stdin=b"Ginger cures nausea.\n")
        assert done.stdout.startswith("x.md\n  1:1  cure  no source  ")

    def test_a_file_that_cannot_be_written_is_one_line(self, healthlint: Command, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(TEXT)
        done = healthlint("claims", "--output", "none/there/out.csv", "a.md")
        assert (done.returncode, done.stderr.count("\n")) == (3, 1)

    def test_nothing_claimed(self, healthlint: Command, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("# Elbows\n\nThe elbow is a hinge.\n")
        assert healthlint("claims", "a.md").stdout == "no claims\n"

    def test_hostile_text_steers_nothing(self, healthlint: Command, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"Ginger \x1b[2J cures \x9b nausea\x00 and \xf0\x9f\x98\x80.\n" * 3)
        (tmp_path / "b.txt").write_text("Ginger \x1b[2J cures \u202e nausea, and it\x07 eases <script>pain</script>.\n")
        for format_name in ("table", "csv", "json"):
            done = healthlint("claims", "--format", format_name, "b.txt", "a.txt")
            assert not {"\x1b", "\x9b", "\x07", "\0"} & set(done.stdout)


class TestGate:
    SENTENCES = (
        "Loud music can damage hearing, and it may lead to ringing in the ears.",
        "Hormonal changes bring on hot flushes; standing puts strain on the veins.",
        "Ginger tea eases nausea and protects against nothing.",
        "The best exercise for stiff hips is swimming.",
        "The brand works well.",
    )

    def test_a_gate_loses_no_match(self, read: Callable[..., Document]) -> None:
        queries = (
            ("a", "N [MODAL]{0,1} ([damage|harms]|[leads|lead] to) N"),
            ("b", "<ACTOR> (EASE|[bring|brings] on) [ADJ]{0,2} [N|NS]"),
            ("c", "([puts|put] N|[protects|protects_against] (?![you]) NOTHING)"),
            ("d", "the BEST [N]{1,2} [for|PUNCT]"),
            ("e", "([WORD] as|works) well"),
        )
        parts = {"ACTOR": "[N|NS|NAME|REMEDY]"}
        gate = ClassGate(queries, parts)
        found = []
        for line in tagged(read("\n\n".join(self.SENTENCES))):
            alone = [(kind, match) for kind, query in queries for match in ClassPattern(query, parts).find(line)]
            assert list(gate.find(line)) == alone
            found += alone
        assert {kind for kind, _ in found} >= {"b", "c", "d", "e"}
