// decisions: kept in this browser by path and fingerprint, exported for “healthlint baseline add”

const STORE = "healthlint-decisions";
const kept = () => {
  try {
    const found = JSON.parse(stored(STORE) || "{}");
    return new Map(Object.entries(found && typeof found === "object" && !Array.isArray(found) ? found : {}));
  } catch { return new Map(); }
};
let decisions = kept();
const keep = (change) => {
  const now = kept(); // another tab may have decided meanwhile
  change(now);
  stored(STORE, JSON.stringify(Object.fromEntries(now)));
  change(decisions);
};
const decide = (record, decision, reason) => {
  const old = decisions.get(record.key);
  const line = {
    fingerprint: record.fingerprint,
    rule: record.rule,
    path: record.article.path,
    quote: record.item?.dataset.quote || "",
    decision,
    reason: reason ?? old?.reason ?? "",
  };
  keep((map) => { if (decision) map.set(record.key, line); else map.delete(record.key); });
  paintDecision(record);
  countDecisions();
  filter();
};
const toggle = (record, decision) => {
  const undo = decisions.get(record.key)?.decision === decision;
  decide(record, undo ? "" : decision);
  say(`Finding ${record.number} ${undo ? "undecided" : `${decision}ed`}`);
};
const paintDecision = (record) => {
  if (!record.item) return;
  const line = decisions.get(record.key);
  record.item.classList.toggle("accepted", line?.decision === "accept");
  record.item.classList.toggle("rejected", line?.decision === "reject");
  for (const button of all(".decide button", record.item)) {
    button.setAttribute("aria-pressed", String(line?.decision === button.value));
  }
  const reason = record.item.querySelector(".reason");
  reason.hidden = !line;
  if (reason !== document.activeElement) reason.value = line?.reason || "";
};
const addDecision = (record) => {
  const bar = document.createElement("div");
  bar.className = "decide";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", `Decision on finding ${record.number}`);
  for (const [value, words] of [["accept", "Accept"], ["reject", "Reject"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.value = value;
    button.textContent = words;
    button.addEventListener("click", () => toggle(record, value));
    bar.append(button);
  }
  const reason = document.createElement("input");
  reason.className = "reason";
  reason.maxLength = 500;
  reason.placeholder = "Reason";
  reason.autocomplete = "off";
  reason.setAttribute("aria-label", `Reason for the decision on finding ${record.number}`);
  reason.addEventListener("change", () => decide(record, decisions.get(record.key).decision, reason.value.trim()));
  reason.addEventListener("keydown", (event) => { if (event.key === "Enter") record.item.focus(); });
  bar.append(reason);
  record.item.querySelector(".message").after(bar);
  paintDecision(record);
};
const countDecisions = () => {
  const decided = (list) => list.filter((record) => decisions.has(record.key)).length;
  const scope = current ? current.records : records;
  if (byId("decided")) byId("decided").textContent = String(decided(scope));
  for (const row of all("#articles tbody tr")) {
    const article = articles[row.dataset.article.slice(1, -1) - 1];
    const cell = row.querySelector(".decided");
    const number = decided(article.records);
    cell.dataset.value = String(number);
    cell.textContent = article.records.length ? `${number} of ${article.records.length}` : "–";
    row.classList.toggle("finished", number === article.records.length);
  }
};

on("export", "click", () => {
  const lines = records.filter((record) => decisions.has(record.key)).map((record) => decisions.get(record.key));
  if (!lines.length) {
    say("Nothing is decided yet");
    byId("export").textContent = "Nothing is decided yet";
    setTimeout(() => { byId("export").textContent = "Export decisions"; }, 2000);
    return;
  }
  const text = JSON.stringify({ healthlint: index.healthlint, version: 1, decisions: lines }, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text + "\n"], { type: "application/json" }));
  link.download = "decisions.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(`${lines.length} decisions exported`);
});

on("load", "change", async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  let lines;
  try {
    lines = JSON.parse(await file.text()).decisions.filter((line) => ["accept", "reject"].includes(line.decision));
  } catch {
    say("This file holds no decisions");
    return;
  }
  const waiting = new Map();
  for (const line of lines) {
    const key = `${line.path}|${line.fingerprint}`;
    waiting.set(key, [...(waiting.get(key) || []), line]);
  }
  let number = 0;
  keep((map) => {
    number = 0;
    for (const record of records) {
      const rows = waiting.get(`${record.article.path}|${record.fingerprint}`) || [];
      const row = rows[Math.min(rows.length, Number(record.key.split("|").pop())) - 1];
      if (!row) continue;
      number += 1;
      const { decision, reason, quote } = row;
      map.set(record.key, {
        fingerprint: record.fingerprint, rule: record.rule, path: record.article.path,
        quote: String(quote || ""), decision, reason: String(reason || ""),
      });
    }
  });
  records.forEach(paintDecision);
  countDecisions();
  filter();
  say(`${number} decisions loaded`);
});
