// the page: articles and their records, one article at a time, colours, printing

const all = (query, root = document) => [...root.querySelectorAll(query)];
const byId = (id) => document.getElementById(id);
const on = (id, event, act) => byId(id)?.addEventListener(event, act);
const stored = (name, value) => {
  try {
    if (value === undefined) return localStorage.getItem(name);
    localStorage.setItem(name, value);
  } catch { /* a browser may forbid storage for files; the page works without */ }
  return null;
};
const say = (words) => { byId("said").textContent = words; };

const root = document.documentElement;
const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const paint = (name) => {
  if (name) root.dataset.theme = name;
  byId("theme").textContent = dark() ? "Light colours" : "Dark colours";
};
const saved = stored("healthlint-theme");
paint(saved === "dark" || saved === "light" ? saved : "");
on("theme", "click", () => {
  paint(dark() ? "light" : "dark");
  stored("healthlint-theme", root.dataset.theme);
});
document.querySelector(".tools").hidden = false;

// what the page knows of every finding, whether its article is unpacked or not
const index = JSON.parse(byId("index").textContent);
const sections = all(".review");
const articles = index.articles.map(({ path, findings }, n) => {
  const seen = new Map();
  const article = { number: n, path, section: sections[n], ready: null, marks: new Map() };
  article.records = findings.map(([severity, rule, state, fingerprint], i) => {
    const again = (seen.get(fingerprint) || 0) + 1;
    seen.set(fingerprint, again);
    const key = `${path}|${fingerprint}|${again}`;
    return { article, number: i + 1, severity, rule, group: rule.split("/")[0], state, fingerprint, key, item: null };
  });
  return article;
});
const records = articles.flatMap((article) => article.records);
const many = articles.length > 1;
root.classList.toggle("paged", many);
let current = many ? null : articles[0] || null;

// an article's page: unpacked when it is first looked at, then handed to what works on findings
const unpacked = async (text) => {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
};
const fill = (article) => {
  const body = article.section.querySelector(".body");
  const pack = body.querySelector("script");
  if (!pack) {
    if (!article.ready) adopt(article, body);
    article.ready ||= Promise.resolve();
    return article.ready;
  }
  article.ready ||= unpacked(pack.textContent).then((html) => {
    body.innerHTML = html;
    adopt(article, body);
  }, () => {
    article.ready = null;
    body.lastElementChild.textContent = "This browser cannot unpack the article; open the report in a newer one.";
  });
  return article.ready;
};

// a claim or a finding may run across other marks: all its pieces light up, not the first alone
const light = (id) => {
  for (const part of all(".now:not(.review)")) part.classList.remove("now");
  for (const part of all(".place")) part.classList.toggle("now", part.dataset.place === id);
  const target = byId(id);
  if (target?.matches("mark, .other, .point, .finding")) target.classList.add("now");
};
const show = async () => {
  const id = decodeURIComponent(location.hash.slice(1));
  if (/^(why-|main$)/.test(id)) return;
  const match = /^a(\d+)-/.exec(id);
  const next = match ? articles[match[1] - 1] || null : many ? null : current;
  const moved = next !== current;
  current = next;
  root.classList.toggle("reading", Boolean(current));
  for (const article of articles) article.section.classList.toggle("now", article === current);
  if (moved) document.dispatchEvent(new Event("moved"));
  if (!current) {
    if (moved) scrollTo(0, 0);
    return;
  }
  await fill(current);
  light(id);
  const target = byId(id);
  if (!target || !match) return;
  if (moved) target.scrollIntoView({ behavior: "instant" });
  else if (!target.getClientRects().length) target.closest("details:not([open])")?.setAttribute("open", "");
  if (target.matches("h2")) target.focus({ preventScroll: true });
};

// what prints is what is shown: the article, or from the overview everything
on("print", "click", async () => {
  await Promise.all((current ? [current] : articles).map(fill));
  print();
});
let opened = [];
addEventListener("beforeprint", () => {
  opened = all("main details:not([open], .why), details.rules:not([open])");
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => { for (const part of opened) part.open = false; });

const table = byId("articles");
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
if (table) for (const head of all("thead th", table)) {
  head.querySelector("button")?.addEventListener("click", () => sort(head));
}
