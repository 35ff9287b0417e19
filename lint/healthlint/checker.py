"""The cheapest way to the findings of many files: those that are known, and the rest by one process or several.

What it gives is what :class:`healthlint.runner.Runner` gives; nothing of rules is imported while every file is known.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from healthlint.builtin import BUILTIN
from healthlint.cache import Entry, FindingsCache, context_of, key_of
from healthlint.config import Settings, rules_to_run
from healthlint.document import Document
from healthlint.pack import load_packs
from healthlint.places import SourceText
from healthlint.readers import Input, ReadError, parse, read_source
from healthlint.result import FileResult, RunResult
from healthlint.rule import RuleFile

if TYPE_CHECKING:
    from healthlint.runner import Runner

Done = Callable[[int], object]

BATCH = 32  # files between two writes of the cache
WORTH = 100_000  # characters for which one more process pays


class Checker:
    """Checks files by settings, with a ``cache`` or without, in ``jobs`` processes (none given: as many as pay).

    With the LanguageTool lane nothing is cached (a server may change) and one process works: the server's answers are
    cached by its provider, and it has threads of its own.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        claims: bool = False,
        scorecard: bool = False,
        cache: FindingsCache | None = None,
        jobs: int | None = None,
    ) -> None:
        self.settings = settings
        self._wanted = {"claims": claims, "scorecard": scorecard}
        self._single = "languagetool" in settings.lanes
        self._cache = None if self._single else cache
        self._jobs = 1 if self._single else jobs
        self._runners: dict[tuple[int, ...], Runner] = {}

    def run(self, inputs: Iterable[Input], done: Done | None = None) -> RunResult:
        """Check all files; the result keeps their order. ``done`` hears how many more are checked.

        Raises ConfigError, PackError or RuleError where a runner must be made and cannot be.
        """
        items = [_with_source(item) for item in inputs]
        keys = self._keys(items)
        known = self._cache.get(key for key in keys if key) if self._cache else {}
        files = {n: _known(items[n], known[key]) for n, key in enumerate(keys) if key in known}
        result = RunResult(rules=_Rules(self.settings, (self.settings.covering(item.path) for item in items)))
        if done:
            done(len(files))
        missing = [n for n in range(len(items)) if n not in files]
        if missing or not items:
            self._check(items, missing, keys, files, result, done)
        result.files = [files[n] for n in sorted(files)]
        for file in result.files:
            result.engines |= file.engines
        return result

    def _keys(self, items: Sequence[Input]) -> list[bytes | None]:
        """The key of each file's entry; none for those that could not be read, and without a cache."""
        if self._cache is None:
            return [None] * len(items)
        installed = context_of(self.settings.model)
        contexts: dict[tuple[int, ...], bytes] = {}
        keys = []
        for item in items:
            numbers = self.settings.covering(item.path)
            if numbers not in contexts:
                contexts[numbers] = sha256(installed + self._asked(numbers)).digest()
            keys.append(key_of(contexts[numbers], item.path, item.source) if item.source else None)
        return keys

    def _asked(self, numbers: Iterable[int]) -> bytes:
        """What findings depend on in the settings under these overrides."""
        # what selects files and findings is no matter, and the words of dictionaries stand in the vocabulary
        settings = msgspec.structs.replace(
            self.settings.under(numbers), fail_on="error", exclude=(), dictionaries=(), baseline=None, overrides=()
        )
        return msgspec.json.encode((settings, self._wanted), order="deterministic")

    def _check(
        self,
        items: Sequence[Input],
        missing: Sequence[int],
        keys: Sequence[bytes | None],
        files: dict[int, FileResult],
        result: RunResult,
        done: Done | None,
    ) -> None:
        """Check the missing files, put them among ``files`` and into the cache, and the rest into the result."""
        places: dict[int, int] = {id(items[n]): n for n in missing}
        parts: dict[int, RunResult] = {}
        for chunk, part in self._parts([items[n] for n in missing], done):
            rows = iter(chunk)
            faulty = {failure.path for failure in part.failures}
            fresh = {}
            for file in part.files:  # in the order of the chunk, those left out that could not be read
                item = next(item for item in rows if item.path == file.path)
                if not isinstance(file.text, Document):
                    file.text = _text_of(item)
                number = places[id(item)]
                files[number] = file
                if (key := keys[number]) and not part.not_run and file.path not in faulty:
                    fresh[key] = Entry.of(file)
            if self._cache:
                self._cache.put(fresh)
            parts[places[id(chunk[0])] if chunk else -1] = part
        if isinstance(result.rules, _Rules) and result.rules.groups <= set(self._runners):
            made = (rule for numbers in result.rules.groups for rule in self._runners[numbers].rules)
            result.rules = {rule.id: rule.file for rule in sorted(made, key=lambda rule: rule.id)} | BUILTIN
        for _, part in sorted(parts.items()):
            _absorb(result, part)

    def _runner(self, numbers: tuple[int, ...]) -> Runner:
        """The runner of files under these overrides."""
        if numbers not in self._runners:
            from healthlint.runner import Runner

            self._runners[numbers] = Runner(self.settings.under(numbers), load_packs(), **self._wanted)
        return self._runners[numbers]

    def _parts(self, items: Sequence[Input], done: Done | None) -> Iterator[tuple[Sequence[Input], RunResult]]:
        """The results of the files in chunks, in any order; one, empty, without files."""
        groups: dict[tuple[int, ...], list[Input]] = {}
        for item in items:
            groups.setdefault(self.settings.covering(item.path), []).append(item)
        for numbers, group in (groups or {(): []}).items():
            yield from self._parts_of(group, self._runner(numbers), done)

    def _parts_of(
        self, items: Sequence[Input], runner: Runner, done: Done | None
    ) -> Iterator[tuple[Sequence[Input], RunResult]]:
        characters = sum(len(item.source.text) for item in items if item.source)
        if (jobs := processes(self._jobs, characters, len(items))) > 1:
            from healthlint.pool import check_in_processes

            for chunk, part in check_in_processes(runner.settings, runner, items, jobs, **self._wanted):
                if done:
                    done(len(chunk))
                yield chunk, part
            return
        size = len(items) if self._single else BATCH
        for start in range(0, max(1, len(items)), max(1, size)):
            chunk = items[start : start + size]
            yield chunk, runner.run(chunk, done)


class _Rules(Mapping[str, RuleFile]):
    """The rules of a run by id, read when a reporter asks for one."""

    def __init__(self, settings: Settings, groups: Iterable[tuple[int, ...]]) -> None:
        self.groups = set(groups) or {()}
        self._settings = settings

    @cached_property
    def _files(self) -> dict[str, RuleFile]:
        packs = load_packs()
        each = (rules_to_run(self._settings.under(numbers), packs) for numbers in self.groups)
        found = {rule.id: rule.file for rules in each for rule in rules}
        return dict(sorted(found.items())) | BUILTIN

    def __getitem__(self, rule_id: str) -> RuleFile:
        return self._files[rule_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _with_source(item: Input) -> Input:
    """The input with its text; without where it cannot be read, which the runner will report."""
    try:
        return item if item.source else Input(item.path, read_source(item.path))
    except ReadError:
        return item


def _text_of(item: Input) -> SourceText:
    """The text of a file whose findings came from elsewhere; the reader of a packed file has to make it."""
    if item.source is None:
        raise ValueError(f"{item.path} was never read")
    if item.source.data:
        return parse(item.path, item.source)
    return SourceText(item.source.text)


def processes(jobs: int | None, characters: int, files: int) -> int:
    """How many processes to use: ``jobs``, or without it the cores as far as the work is worth them; 1 for no pool."""
    if jobs is None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        jobs = min(cores, characters // WORTH)
    return max(1, min(jobs, files))


def _known(item: Input, entry: Entry) -> FileResult:
    return FileResult(item.path, _text_of(item), *entry.fields())


def _absorb(result: RunResult, part: RunResult) -> None:
    """Add a part's failures, rules that did not run, engines and times."""
    result.failures += part.failures
    result.not_run += [item for item in part.not_run if item not in result.not_run]
    result.engines |= part.engines
    for name, seconds in part.seconds.items():
        result.seconds[name] = result.seconds.get(name, 0.0) + seconds
