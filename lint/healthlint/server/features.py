"""What the language server answers to which message."""

from __future__ import annotations

from lsprotocol import types

from healthlint.diagnostic import Applicability, Diagnostic
from healthlint.fixer import SAFE, UNSAFE, edits_of, settle
from healthlint.result import FileResult, RunResult
from healthlint.server import actions, suppressions
from healthlint.server.language_server import OpenDocument, Server
from healthlint.server.positions import Positions, touches

CONFIGURATIONS = ("**/healthlint.toml", "**/pyproject.toml", "**/healthlint-baseline.json")


def make_server() -> Server:
    """A server that is ready to be started."""
    server = Server()
    _take_documents(server)
    _answer_questions(server)
    return server


def _take_documents(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    def initialized(ls: Server, params: types.InitializedParams) -> None:
        asked = ls.client_capabilities.workspace
        watched = asked and asked.did_change_watched_files
        if watched and watched.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in CONFIGURATIONS]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            ls.client_register_capability(
                types.RegistrationParams([types.Registration("configurations", name, options)])
            )

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        ls.put(document.uri, document.language_id, document.text, document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        ls.change(uri, ls.workspace.get_text_document(uri).source, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.check_all()  # configuration, dictionaries and baseline are read again where they have changed

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.drop(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
        ls.check_all()


def _answer_questions(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        if (found := await ls.current(params.text_document.uri)) is None:
            return None
        document, file, places = found
        at = types.Range(params.position, params.position)
        rows = [row for row in file.active if touches(places.range(row.span), at)]
        if not rows or document.checked is None:
            return None
        rules = document.checked.result.rules
        text = "\n\n---\n\n".join(actions.explanation(row, rules[row.rule_id]) for row in rows)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), places.range(rows[0].span))

    kinds = [types.CodeActionKind.QuickFix, actions.FIX_ALL, actions.FIX_ALL_UNSAFE]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        return await _actions(ls, params)


async def _actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    if (found := await ls.current(params.text_document.uri)) is None:
        return []
    document, file, places = found
    only = [str(kind) for kind in params.context.only or ()]
    offered: list[types.CodeAction] = []
    if _wanted(types.CodeActionKind.QuickFix, only):
        for row in file.active:
            if touches(places.range(row.span), params.range):
                offered += await ls.work(_quick_fixes, ls, document, file, places, row) or []
    automatic = params.context.trigger_kind is types.CodeActionTriggerKind.Automatic
    if only or not automatic:  # a lamp beside the line is asked for at every move of the cursor
        for kind, title, allowed in (
            (actions.FIX_ALL, "Apply all safe fixes of healthlint", SAFE),
            (actions.FIX_ALL_UNSAFE, "Apply all fixes of healthlint, changes of wording too", UNSAFE),
        ):
            if _wanted(kind, only) and edits_of(file, allowed)[0]:
                edits = await ls.work(_all_fixes, ls, file, places, allowed)
                if edits:
                    offered.append(types.CodeAction(title, kind, edit=ls.workspace_edit(document, edits)))
    return offered


def _wanted(kind: str, only: list[str]) -> bool:
    return not only or any(kind == name or kind.startswith(f"{name}.") for name in only)


def _quick_fixes(
    ls: Server, document: OpenDocument, file: FileResult, places: Positions, row: Diagnostic
) -> list[types.CodeAction]:
    shown = [actions.as_lsp(document.uri, row, places, related=False)]

    def action(title: str, edits: list[types.TextEdit], *, preferred: bool = False) -> types.CodeAction:
        change = ls.workspace_edit(document, edits)
        return types.CodeAction(
            title, types.CodeActionKind.QuickFix, diagnostics=shown, is_preferred=preferred or None, edit=change
        )

    source = file.text.source
    offered = [
        action(
            title if safe else f"{title} (read before you keep it)",
            actions.text_edits(source, edits, places),
            preferred=safe,
        )
        for title, edits, safe in actions.fixes_of(file, row)
    ]
    if document.checked:
        runner = document.checked.runner
        if here := suppressions.accept_here(file, row, runner):
            offered.append(action(f"Accept here: {row.rule_id}", actions.text_edits(source, [here], places)))
        if whole := suppressions.accept_in_file(file, row, runner):
            offered.append(action(f"Accept in this file: {row.rule_id}", actions.text_edits(source, [whole], places)))
    return offered


def _all_fixes(
    ls: Server, file: FileResult, places: Positions, allowed: frozenset[Applicability]
) -> list[types.TextEdit]:
    result = RunResult([file])
    settle(ls.session.check_again, result, allowed)
    return actions.difference(file.text.source, result.files[0].text.source, places)
