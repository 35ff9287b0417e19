// findings: marks and list agree, filters, the margin keeps up with the text

const boxes = all("input[data-filter]");
const hideDecided = byId("hide-decided");
const find = byId("find");
const checked = (kind) => new Set(boxes.filter((box) => box.dataset.filter === kind && box.checked).map((box) => box.value));
const filter = () => {
  if (!find) return;
  const severities = checked("severity");
  const groups = checked("group");
  const states = checked("state");
  const words = find.value.trim().toLowerCase();
  const passes = (record) => severities.has(record.severity) && groups.has(record.group)
    && (!record.state || states.has(record.state)) && !(hideDecided.checked && decisions.has(record.key));
  for (const article of articles) {
    if (!article.body) continue;
    const section = article.body.querySelector("[data-sections]")?.value || "";
    for (const record of article.records) {
      const { item } = record;
      if (!item) continue;
      record.shown = passes(record) && (!section || item.dataset.section === section)
        && (!words || article !== current || item.textContent.toLowerCase().includes(words));
      item.hidden = !record.shown;
      for (const mark of article.marks.get(item.id) || []) mark.classList.toggle("off", !record.shown);
    }
    for (const note of all(".none", article.body)) note.hidden = all(".finding:not([hidden])", note.parentElement).length > 0;
    for (const part of all(".whole", article.body)) part.hidden = all(".finding:not([hidden])", part).length === 0;
  }
  const scope = current ? current.records : records;
  byId("shown").textContent = String(scope.filter((record) => (current && record.item ? record.shown : passes(record))).length);
  byId("all").textContent = String(scope.length);
  if (!table) return;
  let rows = 0;
  for (const row of table.tBodies[0].rows) {
    row.hidden = !current && Boolean(words) && !row.cells[0].textContent.toLowerCase().includes(words);
    if (!row.hidden) rows += 1;
  }
  byId("no-article").hidden = rows > 0;
};
for (const box of boxes) box.addEventListener("change", filter);
hideDecided?.addEventListener("change", filter);
find?.addEventListener("input", filter);
const pickGroups = (state) => {
  for (const box of boxes) if (box.dataset.filter === "group") box.checked = state;
  filter();
};
on("all-groups", "click", () => pickGroups(true));
on("no-groups", "click", () => pickGroups(false));
document.addEventListener("moved", () => {
  if (find) find.value = "";
  countDecisions();
  filter();
});

const adopt = (article, body) => {
  article.body = body;
  for (const mark of all("mark[data-of]", body)) {
    if (!article.marks.has(mark.dataset.of)) article.marks.set(mark.dataset.of, []);
    article.marks.get(mark.dataset.of).push(mark);
  }
  all(".finding", body).forEach((item, n) => {
    article.records[n].item = item;
    addDecision(article.records[n]);
  });
  for (const box of all("[data-sections]", body)) box.addEventListener("change", filter);
  for (const part of all("details.why", body)) {
    part.addEventListener("toggle", () => {
      const link = part.querySelector("a[href^='#why-']");
      const because = link && byId(link.hash.slice(1))?.querySelector(".because");
      if (because) link.parentElement.replaceWith(because.cloneNode(true));
    });
  }
  for (const box of all("input[data-unsourced]", body)) {
    const part = box.closest(".claims");
    box.addEventListener("change", () => {
      let shown = 0;
      for (const row of all("tbody tr", part)) {
        row.hidden = box.checked && row.dataset.sourced === "yes";
        if (!row.hidden) shown += 1;
      }
      part.querySelector(".listed").textContent = String(shown);
      part.querySelector(".empty").hidden = shown > 0;
    });
  }
  filter();
};

document.addEventListener("click", (event) => {
  if (event.target.closest("a, button, input, label, summary, select") || String(getSelection())) return;
  const mark = event.target.closest("mark:not(.off)");
  if (mark) location.hash = mark.dataset.of;
});

// on wide screens each entry stands in the margin beside its mark, unless the reader is in the list
const wide = matchMedia("(min-width: 64rem)");
const beside = (mark) => {
  const entry = byId(mark.dataset.of);
  const side = entry?.closest(".side");
  if (!side || !wide.matches) return;
  const top = Math.max(mark.getBoundingClientRect().top, side.getBoundingClientRect().top + 8);
  side.scrollTop += entry.getBoundingClientRect().top - top;
};
const follow = () => {
  const side = current?.body?.querySelector(".side");
  if (!side || side.matches(":hover, :focus-within")) return;
  const frame = side.parentElement.getBoundingClientRect();
  if (frame.bottom < 0 || frame.top > innerHeight) return;
  const line = innerHeight / 4; // about where one reads
  const marks = all("mark[id]:not(.off)", current.body);
  const mark = marks.find((each) => each.getBoundingClientRect().bottom > line) || marks.at(-1);
  if (mark) beside(mark);
};
let waiting = false;
let jumped = -1000;
addEventListener("hashchange", (event) => { jumped = event.timeStamp; });
addEventListener("scroll", (event) => {
  if (waiting || !wide.matches || event.timeStamp - jumped < 1000) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; follow(); });
}, { passive: true });
