"use strict";
// Starts `healthlint server` and leaves everything else to it.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function command() {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const words = vscode.workspace.getConfiguration("healthlint").get("command");
  return words.map((word) => word.replaceAll("${workspaceFolder}", folder));
}

async function start() {
  const [program, ...args] = command();
  const languages = vscode.workspace.getConfiguration("healthlint").get("languages");
  const documentSelector = languages.flatMap((language) => [
    { language, scheme: "file" },
    { language, scheme: "untitled" },
  ]);
  client = new LanguageClient("healthlint", "healthlint", { command: program, args }, { documentSelector });
  try {
    await client.start();
  } catch (error) {
    const remedy = "install it with: pip install 'healthlint[lsp]', or set healthlint.command";
    vscode.window.showErrorMessage(`healthlint: “${program}” does not start (${error.message}); ${remedy}`);
  }
}

async function stop() {
  const old = client;
  client = undefined;
  if (old?.needsStop()) await old.stop();
}

async function activate(context) {
  const restart = async () => {
    await stop();
    await start();
  };
  context.subscriptions.push(
    vscode.commands.registerCommand("healthlint.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("healthlint") && restart()),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
