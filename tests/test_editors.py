"""Real editors, and the extension that starts the language server, work with it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from healthlint import __version__

ROOT = Path(__file__).parent.parent
EXTENSION = ROOT / "editors" / "vscode"
TEXT = "# Knees\n\nIt hurts 😀, especially whether you run uphill.\n"

NEOVIM = """
local client = vim.lsp.start_client({ name = "healthlint", cmd = { "%s", "-m", "healthlint", "server" } })
vim.cmd("edit article.md")
vim.lsp.buf_attach_client(0, client)
local function found() return vim.diagnostic.get(0) end
local function await(condition) assert(vim.wait(30000, condition, 20), "nothing came") end
await(function() return #found() > 0 end)
local first = found()[1]
local range = { start = { line = first.lnum, character = 0 }, ["end"] = { line = first.lnum, character = 99 } }
local asked = { textDocument = vim.lsp.util.make_text_document_params(), range = range,
                context = { diagnostics = {}, only = { "quickfix" } } }
local answer = vim.lsp.buf_request_sync(0, "textDocument/codeAction", asked, 30000)
local action = answer[client].result[1]
vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client).offset_encoding)
local mended = vim.api.nvim_buf_get_lines(0, 2, 3, true)[1]
await(function() for _, row in ipairs(found()) do if row.code == first.code then return false end end return true end)
local told = { code = first.code, column = first.col, title = action.title, mended = mended }
vim.fn.writefile({ vim.fn.json_encode(told) }, "told.json")
vim.lsp.stop_client(client)
vim.cmd("qa!")
"""

STUBS = """
const Module = require("module");
const told = { started: [], said: [] };
class LanguageClient {
  constructor(id, name, server, options) { this.made = { id, server, options }; }
  async start() {
    told.started.push(this.made);
    if (this.made.server.command === "missing") throw new Error("ENOENT");
  }
  needsStop() { return true; }
  async stop() { told.stopped = true; }
}
const settings = { command: JSON.parse(process.argv[1]), languages: ["markdown"] };
const vscode = {
  workspace: {
    workspaceFolders: [{ uri: { fsPath: "/work" } }],
    getConfiguration: () => ({ get: (key) => settings[key] }),
    onDidChangeConfiguration: () => ({}),
  },
  window: { showErrorMessage: (text) => told.said.push(text) },
  commands: { registerCommand: (name, run) => { told[name] = run; return {}; } },
};
const load = Module._load;
Module._load = (name, ...rest) =>
  name === "vscode" ? vscode : name === "vscode-languageclient/node" ? { LanguageClient } : load(name, ...rest);
const extension = require(process.argv[2]);
extension.activate({ subscriptions: [] })
  .then(() => told["healthlint.restart"]())
  .then(() => extension.deactivate())
  .then(() => console.log(JSON.stringify(told)));
"""


def need(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"needs {program}")
    return path


def test_neovim_shows_and_mends(tmp_path: Path) -> None:
    neovim = need("nvim")
    (tmp_path / "article.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "drive.lua").write_text(NEOVIM % sys.executable, encoding="utf-8")
    command = [neovim, "--headless", "--clean", "-n", "-c", "luafile drive.lua", "-c", "cquit"]
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | home, capture_output=True, text=True, timeout=90, check=False
    )
    assert (tmp_path / "told.json").exists(), done.stdout + done.stderr
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    assert told["code"] == "wording/wrong-whether"
    assert told["column"] == len("It hurts 😀, especially ".encode()), "Neovim counts bytes; it turns ours into them"
    assert told["mended"] == "It hurts 😀, especially if you run uphill."


def extension(*command: str) -> dict[str, object]:
    done = subprocess.run(
        [need("node"), "-e", STUBS, json.dumps(command), str(EXTENSION / "extension.js")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_the_extension_starts_the_server() -> None:
    told = extension("${workspaceFolder}/.venv/bin/healthlint", "server")
    first, again = told["started"]  # type: ignore[misc]
    assert first == again, "a restart"
    assert first["server"] == {"command": "/work/.venv/bin/healthlint", "args": ["server"]}
    assert {"language": "markdown", "scheme": "file"} in first["options"]["documentSelector"]
    assert told["stopped"]


def test_the_extension_says_what_is_missing() -> None:
    said = extension("missing")["said"]
    assert "pip install 'healthlint[lsp]'" in str(said)


def test_the_extension_belongs_to_this_version() -> None:
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    assert package["version"] == __version__
    assert (EXTENSION / package["main"]).exists()
    languages = package["contributes"]["configuration"]["properties"]["healthlint.languages"]["default"]
    assert package["activationEvents"] == [f"onLanguage:{language}" for language in languages]
    from healthlint.server.session import LANGUAGES

    assert set(languages) == set(LANGUAGES)
