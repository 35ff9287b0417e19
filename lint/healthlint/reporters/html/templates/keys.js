// the keyboard: single keys, which can be turned off (WCAG 2.1.4)

let here = null;
const go = (record) => {
  here = record;
  const mark = (record.article.marks.get(record.item.id) || [])[0];
  light(record.item.id);
  if (mark && wide.matches) {
    mark.scrollIntoView({ block: "center", behavior: "instant" });
    mark.classList.add("now");
    beside(mark);
  } else {
    record.item.scrollIntoView({ block: "center", behavior: "instant" });
  }
  record.item.focus({ preventScroll: true });
};
const focused = () => {
  const item = document.activeElement?.closest(".finding");
  return item ? records.find((record) => record.item === item) : here?.article === current ? here : null;
};
const step = (by) => {
  if (!current) {
    const links = all("#articles tbody tr:not([hidden]) td:first-child a");
    const at = links.indexOf(document.activeElement);
    links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + by))]?.focus();
    return;
  }
  const list = current.records.filter((record) => record.shown);
  const now = focused();
  const next = now ? list.find((record) => (record.number - now.number) * by > 0 && by > 0)
    || (by < 0 && list.filter((record) => record.number < now.number).pop()) : list[by > 0 ? 0 : list.length - 1];
  if (next) go(next);
  else say(by > 0 ? "That was the last finding" : "That was the first finding");
};
const article = (by) => {
  const next = articles[current ? current.number + by : 0];
  if (many && next) location.hash = `a${next.number + 1}-article`;
};
const judge = (decision) => {
  const record = focused();
  if (!record?.item) return;
  toggle(record, decision);
  if (decision === "reject" && decisions.has(record.key)) record.item.querySelector(".reason").focus();
};
const help = byId("help");
const acts = {
  j: () => step(1),
  k: () => step(-1),
  n: () => article(1),
  p: () => article(-1),
  o: () => { if (many) location.hash = "overview"; },
  a: () => judge("accept"),
  r: () => judge("reject"),
  "/": () => find?.focus(),
  "?": () => help.showModal(),
};
on("keys", "click", () => help.showModal());
on("close-help", "click", () => help.close());
const withKeys = byId("with-keys");
withKeys.checked = stored("healthlint-keys") !== "off";
withKeys.addEventListener("change", () => stored("healthlint-keys", withKeys.checked ? "on" : "off"));
document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape" && field) field.blur();
  if (field || help.open || event.ctrlKey || event.metaKey || event.altKey || !withKeys.checked) return;
  if (!Object.hasOwn(acts, event.key)) return;
  event.preventDefault();
  acts[event.key]();
});

for (const each of articles) if (!each.section.querySelector(".body > script")) fill(each);
countDecisions();
filter();
addEventListener("hashchange", show);
show();
