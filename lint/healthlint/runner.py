"""From paths to a result: read, find cues, parse, check, filter. One failing rule never loses another's findings."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from healthlint import kinds
from healthlint.annotations import Sentence, cue_sentences, word_count
from healthlint.assessment import Assessment, Scorecard, Standard
from healthlint.builtin import BUILTIN, FRONT_MATTER
from healthlint.claims import claims_of, load_inventory
from healthlint.config import Settings, rules_to_run
from healthlint.diagnostic import Diagnostic, Finding
from healthlint.document import Document
from healthlint.filters.fingerprint import fingerprint
from healthlint.filters.merge import merged
from healthlint.filters.order import in_order
from healthlint.filters.suppression import apply_suppressions
from healthlint.inventory import Claim
from healthlint.kinds import Check, RuleError
from healthlint.matching import CueIndex
from healthlint.pack import Pack, PackError
from healthlint.readers import Input, ReadError, parse, read_source
from healthlint.result import Failure, FileResult, NotRun, RunResult
from healthlint.rule import Rule
from healthlint.scorecard import Scorer, load_definition

__all__ = ["BATCH", "Input", "Runner"]

BATCH = 32  # files whose candidate sentences are parsed in one pipe


class Runner:
    """The selected rules made ready; checks any number of files, lists their ``claims`` and fills their ``scorecard``
    where that is wanted.

    Raises ConfigError, PackError or RuleError when built from settings or packs that cannot be used.
    """

    def __init__(
        self, settings: Settings, packs: Sequence[Pack], *, claims: bool = False, scorecard: bool = False
    ) -> None:
        self.settings = settings
        self.known = {rule_id for pack in packs for rule_id in pack.rules} | set(BUILTIN)
        self.rules = rules_to_run(settings, packs)
        self.checks = [kinds.build(rule) for rule in self.rules]
        self.active = {rule.id for rule in self.rules} | set(BUILTIN)
        self.yields = {rule.id: rule.file.yields_to for rule in self.rules if rule.file.yields_to}
        definitions = [(pack, load_definition(pack)) for pack in packs] if scorecard else []
        self.scorers = [Scorer(pack, found, settings, self.rules) for pack, found in definitions if found]
        scored = [check for scorer in self.scorers for check in scorer.checks]
        self.index = CueIndex((check.rule, check.cues) for check in [*self.checks, *scored])
        offers = [(pack, load_inventory(pack)) for pack in packs] if claims else []
        self.inventories = [(pack, inventory) for pack, inventory in offers if inventory]
        self._claims_wanted, self._scorecard_wanted = claims, scorecard
        self._model: Any = None

    def run(self, inputs: Iterable[Input], done: Callable[[int], object] | None = None) -> RunResult:
        """Check all files; the result keeps their order. ``done`` hears of each that is checked: how many more."""
        result = RunResult(rules={rule.id: rule.file for rule in self.rules} | BUILTIN)
        engine = self._languagetool(result)
        with engine:
            waiting = iter(inputs)
            while batch := list(islice(waiting, BATCH)):
                documents = list(self._read(batch, result))
                self._parse(documents, result)
                for document in documents:
                    engine.check(document, result)
                    result.files.append(self._check(document, result))
                    if done:
                        done(1)
        return result

    def _read(self, batch: Sequence[Input], result: RunResult) -> Iterator[Document]:
        for item in batch:
            try:
                source = item.source or read_source(item.path)
                document = parse(item.path, source)
            except ReadError as error:
                result.failures.append(Failure(error.path, error.reason, error.remedy))
                continue
            self.index.scan(document)
            yield document

    def _parse(self, documents: Sequence[Document], result: RunResult) -> None:
        """Parse the candidate sentences of all parse rules of a batch."""
        wanted = [check for check in self._runnable(result) if "parse" in check.rule.file.requires]
        rows: dict[int, Sentence] = {}
        for document in documents:
            candidates = [s for check in wanted for s in cue_sentences(document, check.rule.id)]
            document.memo["parsed"] = bool(candidates)
            rows |= {id(sentence): sentence for sentence in candidates}
        if not rows:
            return
        from healthlint.language import ModelError, load_model, parse_sentences

        started = time.perf_counter()
        try:
            self._model = self._model or load_model(self.settings.model)
        except ModelError as error:
            result.not_run += [NotRun(check.rule.id, error.reason, error.remedy) for check in wanted]
            return
        meta = self._model.meta
        result.engines["spacy"] = f"{meta['lang']}_{meta['name']} {meta['version']}"
        parse_sentences(self._model, rows.values())
        result.seconds["parse"] = result.seconds.get("parse", 0.0) + time.perf_counter() - started

    def _runnable(self, result: RunResult) -> list[Check]:
        left_out = {item.rule_id for item in result.not_run}
        return [check for check in self.checks if check.rule.id not in left_out]

    def _check(self, document: Document, result: RunResult) -> FileResult:
        found: list[Diagnostic] = [
            _diagnostic(document, FRONT_MATTER.id, FRONT_MATTER.severity, FRONT_MATTER.message, finding)
            for problem in document.problems
            for finding in [Finding(problem.span, {"reason": problem.message})]
        ]
        for check in self._runnable(result):
            if not check.wanted(document):
                continue
            started = time.perf_counter()
            try:
                found.extend(_diagnose(document, check.rule, finding) for finding in check.run(document))
            except (RuleError, PackError) as error:
                result.failures.append(Failure(document.path, str(error), f"or ignore {check.rule.id}"))
            except Exception as error:  # a rule is a stranger's code: its fault must not lose the others' findings
                reason = f"rule {check.rule.id} failed ({type(error).__name__}: {error})"
                result.failures.append(Failure(document.path, reason, f"report it, or ignore {check.rule.id}"))
            spent = time.perf_counter() - started
            result.seconds[check.rule.id] = result.seconds.get(check.rule.id, 0.0) + spent
        words = word_count(document)
        found = merged(in_order(found), self.yields)
        diagnostics = in_order(apply_suppressions(document, found, self.known, self.active))
        engines = {"spacy": result.engines["spacy"]} if document.memo.get("parsed") and self._model else {}
        checked = FileResult(document.path, document, diagnostics, words, engines=engines)
        if self._claims_wanted:
            checked.claims = self._claims(checked, result)
        if self._scorecard_wanted:
            self._score(checked, result)
        document.memo.clear()
        return checked

    def _score(self, file: FileResult, result: RunResult) -> None:
        """Fill the file's scorecard by the criteria of all packs, and its reading."""
        started = time.perf_counter()
        standards: dict[str, Standard] = {}
        assessments: list[Assessment] = []
        for scorer in self.scorers:
            try:
                found, reading = scorer.score(file)
            except Exception as error:  # a stranger's code, as a rule is
                reason = f"the scorecard could not be filled ({type(error).__name__}: {error})"
                result.failures.append(Failure(file.path, reason, f"report it to {scorer.package}"))
                continue
            standards |= found.standards
            assessments += found.assessments
            file.reading = file.reading or reading
        file.scorecard = Scorecard(standards, tuple(assessments))
        result.seconds["scorecard"] = result.seconds.get("scorecard", 0.0) + time.perf_counter() - started

    def _claims(self, file: FileResult, result: RunResult) -> list[Claim]:
        """What the article claims by the inventories of all packs, in order of place."""
        started = time.perf_counter()
        found: list[Claim] = []
        for pack, inventory in self.inventories:
            try:
                found.extend(claims_of(file, inventory, pack.lexicons))
            except Exception as error:  # a stranger's code, as a rule is
                reason = f"the claims could not be listed ({type(error).__name__}: {error})"
                result.failures.append(Failure(file.path, reason, f"report it to {pack.package}"))
        result.seconds["claims"] = result.seconds.get("claims", 0.0) + time.perf_counter() - started
        return sorted(found, key=lambda claim: (claim.item.span, claim.item.kind))

    def _languagetool(self, result: RunResult) -> _Engine:
        wanted = [rule for rule in self.rules if "languagetool" in rule.file.requires]
        return _Engine(self.settings, wanted, result)


class _Engine:
    """The LanguageTool server of a run; without one its rules are listed as not run."""

    def __init__(self, settings: Settings, rules: Sequence[Rule], result: RunResult) -> None:
        self.rules = rules
        self.result = result
        self.settings = settings.languagetool
        self.provider: Any = None

    def __enter__(self) -> _Engine:
        if not self.rules:
            return self
        from healthlint.providers.languagetool import LanguageTool, LanguageToolError

        try:
            options = self.settings
            provider = LanguageTool.from_settings(
                url=options.url, directory=options.directory, language=options.language, cache=options.cache
            )
            self.provider = provider.__enter__()
            self.result.engines["languagetool"] = self.provider.version
        except LanguageToolError as error:
            self._give_up(error)
        return self

    def __exit__(self, *details: object) -> None:
        if self.provider is not None:
            self.provider.__exit__(*details)

    def check(self, document: Document, result: RunResult) -> None:
        """Hang the server's matches on the document."""
        if self.provider is None:
            return
        from healthlint.providers.languagetool import LanguageToolError

        started = time.perf_counter()
        try:
            document.memo["languagetool"] = self.provider.check(document)
        except LanguageToolError as error:
            self.provider.__exit__(None, None, None)
            self.provider = None
            self._give_up(error)
        result.seconds["languagetool"] = result.seconds.get("languagetool", 0.0) + time.perf_counter() - started

    def _give_up(self, error: Any) -> None:
        self.result.not_run += [NotRun(rule.id, error.reason, error.remedy) for rule in self.rules]


def _diagnose(document: Document, rule: Rule, finding: Finding) -> Diagnostic:
    message = rule.file.messages[finding.variant] if finding.variant else rule.file.message
    return _diagnostic(document, rule.id, finding.severity or rule.severity, message, finding)


def _diagnostic(document: Document, rule_id: str, severity: Any, message: str, finding: Finding) -> Diagnostic:
    return Diagnostic(
        rule_id,
        severity,
        message.format_map(finding.parameters),
        finding.span,
        finding.span.of(document.source),
        fingerprint(rule_id, document.source, finding.span),
        finding.fixes,
        finding.related,
    )
