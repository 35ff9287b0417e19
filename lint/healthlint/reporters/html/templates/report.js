"use strict";
(() => {
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const stored = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch { /* a browser may forbid storage for files; the page works without */ }
    return null;
  };

  const root = document.documentElement;
  const theme = document.getElementById("theme");
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const paint = (name) => {
    if (name) root.dataset.theme = name;
    theme.textContent = dark() ? "Light colours" : "Dark colours";
  };
  const saved = stored("healthlint-theme");
  paint(saved === "dark" || saved === "light" ? saved : "");
  theme.addEventListener("click", () => {
    paint(dark() ? "light" : "dark");
    stored("healthlint-theme", root.dataset.theme);
  });

  const findings = all(".finding");
  const marks = new Map();
  for (const mark of all("mark[data-of]")) {
    if (!marks.has(mark.dataset.of)) marks.set(mark.dataset.of, []);
    marks.get(mark.dataset.of).push(mark);
  }
  const boxes = all("input[data-filter]");
  const hideDone = document.getElementById("hide-done");
  const filter = () => {
    const on = { severity: new Set(), group: new Set() };
    for (const box of boxes) if (box.checked) on[box.dataset.filter].add(box.value);
    let shown = 0;
    for (const item of findings) {
      const visible = on.severity.has(item.dataset.severity) && on.group.has(item.dataset.group)
        && !(hideDone.checked && item.classList.contains("ticked"));
      item.hidden = !visible;
      if (visible) shown += 1;
      for (const mark of marks.get(item.id) || []) mark.classList.toggle("off", !visible);
    }
    for (const note of all(".none")) note.hidden = all(".finding:not([hidden])", note.parentElement).length > 0;
    for (const part of all(".whole")) part.hidden = all(".finding:not([hidden])", part).length === 0;
    document.getElementById("shown").textContent = String(shown);
  };
  for (const box of boxes) box.addEventListener("change", filter);
  const pickGroups = (checked) => {
    for (const box of boxes) if (box.dataset.filter === "group") box.checked = checked;
    filter();
  };
  if (hideDone) {
    hideDone.addEventListener("change", filter);
    document.getElementById("all-groups").addEventListener("click", () => pickGroups(true));
    document.getElementById("no-groups").addEventListener("click", () => pickGroups(false));
  }

  const read = () => {
    try {
      const keys = JSON.parse(stored("healthlint-done") || "[]");
      return new Set(Array.isArray(keys) ? keys : []);
    } catch { return new Set(); }
  };
  const done = read();
  for (const item of findings) {
    const box = item.querySelector(".done input");
    box.checked = done.has(item.dataset.key);
    item.classList.toggle("ticked", box.checked);
    box.addEventListener("change", () => {
      item.classList.toggle("ticked", box.checked);
      const keys = read();
      keys[box.checked ? "add" : "delete"](item.dataset.key);
      stored("healthlint-done", JSON.stringify([...keys]));
      if (hideDone.checked) filter();
    });
  }

  for (const box of all("input[data-unsourced]")) {
    const part = box.closest(".claims");
    const list = () => {
      let shown = 0;
      for (const row of all("tbody tr", part)) {
        row.hidden = box.checked && row.dataset.sourced === "yes";
        if (!row.hidden) shown += 1;
      }
      part.querySelector(".listed").textContent = String(shown);
      part.querySelector(".empty").hidden = shown > 0;
    };
    box.addEventListener("change", list);
  }

  // a claim may run across other marks: all its pieces light up, not the first alone
  const light = () => {
    for (const part of all(".place")) part.classList.toggle("now", location.hash === `#${part.dataset.place}`);
  };
  addEventListener("hashchange", light);
  light();

  document.addEventListener("click", (event) => {
    if (event.target.closest("a, button, input, label, summary") || String(getSelection())) return;
    const mark = event.target.closest("mark:not(.off)");
    if (mark) location.hash = mark.dataset.of;
  });

  // on wide screens the list keeps up with the text, unless the reader is in the list
  const wide = matchMedia("(min-width: 64rem)");
  const follow = () => {
    for (const side of all(".side")) {
      const frame = side.parentElement.getBoundingClientRect();
      if (frame.bottom < 0 || frame.top > innerHeight || side.matches(":hover, :focus-within")) continue;
      const mark = all("mark[id]:not(.off)", side.previousElementSibling)
        .find((each) => each.getBoundingClientRect().bottom > 80);
      const entry = mark && document.getElementById(mark.dataset.of);
      if (entry) side.scrollTop += entry.getBoundingClientRect().top - side.getBoundingClientRect().top - 8;
    }
  };
  let waiting = false;
  let jumped = -1000;
  addEventListener("hashchange", (event) => { jumped = event.timeStamp; });
  addEventListener("scroll", (event) => {
    if (waiting || !wide.matches || event.timeStamp - jumped < 1000) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });

  const table = document.getElementById("articles");
  const sort = (head) => {
    const column = head.cellIndex;
    const numbers = head.classList.contains("figure");
    const now = head.getAttribute("aria-sort");
    const down = now ? now === "ascending" : numbers;
    for (const other of all("th", table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = (row) => row.cells[column].dataset.value;
    const order = (a, b) => (numbers ? value(a) - value(b) : value(a).localeCompare(value(b)));
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort((a, b) => (down ? order(b, a) : order(a, b))));
  };
  if (table) for (const head of all("th", table)) {
    const button = head.querySelector("button");
    if (button) button.addEventListener("click", () => sort(head));
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])", document.querySelector("main"));
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of opened) part.open = false; });
})();
