// What a reader does with the page: hover, focus, filter, step from doubt to doubt.

const state = { line: -1, edit: -1, rule: "inside", shown: [], made: 0, labels: new Set(), lit: [], doubtful: [], starts: [] };
const ROWS = 200;
const hooks = { select: () => {} }; // what else is to be done when another line is selected
const scrollTo = (element) => element && element.scrollIntoView({ block: "nearest" });

function unlight() {
  for (const element of state.lit) element.classList.remove("lit", "kin");
  state.lit = [];
}

function glow(element, name) {
  if (!element) return;
  element.classList.add(name);
  state.lit.push(element);
}

// Light up what belongs to a line (or to a whole unit, where no single line is meant) on both sides.
function light(l, only) {
  unlight();
  for (const u of only === undefined ? lines[l].units : [only]) {
    glow(units[u].element, "kin");
    for (const kin of units[u].lines) for (const element of [lines[kin].element, ...lines[kin].places]) glow(element, "kin");
  }
  if (l < 0) return;
  glow(lines[l].element, "lit");
  for (const bit of [...lines[l].bits, ...lines[l].places]) glow(bit, "lit");
}

const partner = (l) => lines[l].bits[0] || (lines[l].units.length ? units[lines[l].units[0]].element : null);

function selectLine(l, { follow = true, focus = true } = {}) {
  if (l < 0 || l >= lines.length) return;
  if (state.line >= 0) lines[state.line].element.tabIndex = -1;
  state.line = l;
  const { element } = lines[l];
  element.tabIndex = 0;
  if (focus) element.focus({ preventScroll: true });
  light(l);
  scrollTo(element);
  if (follow) for (const other of [partner(l), lines[l].places[0]]) scrollTo(other);
  hooks.select(l);
}

function selectEdit(e) {
  if (e < 0 || e >= edits.length) return;
  if (state.edit >= 0) for (const mark of [...edits[state.edit].marks, edits[state.edit].row]) mark?.classList.remove("on");
  state.edit = e;
  const edit = edits[e];
  const l = Math.min(first(lines, (line) => line.end >= edit.start), lines.length - 1);
  if (l >= 0) selectLine(l, { focus: false });
  for (const mark of edit.marks) mark.classList.add("on");
  if (state.shown.includes(e)) while (!edit.row?.isConnected && showMore());
  if (edit.row) {
    edit.row.classList.add("on");
    scrollTo(edit.row);
  }
  scrollTo(edit.marks.find((mark) => mark.classList.contains("now")));
}

// The place a mouse event or a focus is about: a line, an edit, a unit.
function follow(event) {
  const bit = event.target.closest("[data-line]");
  if (event.target.matches(".letter")) event.target.title = word("label." + lines[bit.dataset.line].label);
  if (bit) { light(Number(bit.dataset.line)); return; }
  const unit = event.target.closest("[data-unit]");
  if (unit) light(-1, Number(unit.dataset.unit));
  else unlight();
}

function choose(event) {
  const mark = event.target.closest("[data-edit]");
  const bit = event.target.closest("[data-line]");
  const unit = event.target.closest("[data-unit]");
  if (String(getSelection())) return; // the reader is copying text
  if (mark) selectEdit(Number(mark.dataset.edit));
  else if (bit) selectLine(Number(bit.dataset.line));
  else if (unit && units[unit.dataset.unit].lines.length) selectLine(units[unit.dataset.unit].lines[0]);
}

for (const side of [byId("lines"), byId("sheet"), byId("printed")]) {
  side.addEventListener("mouseover", follow);
  side.addEventListener("mouseleave", () => (state.line >= 0 ? light(state.line) : unlight()));
  side.addEventListener("click", choose);
}

// Chips: one a label over the source, one a rule over the edits.
function chip(key, count, classes, act) {
  const button = make("button", "chip " + classes);
  button.type = "button";
  button.setAttribute("aria-pressed", "false");
  if (classes) button.append(make("i"));
  button.append(say("span", "", key), make("span", "n", String(count)));
  button.addEventListener("click", () => act(button));
  return button;
}

const tally = (names) => {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
};

function toggleLabel(label, button) {
  const on = !state.labels.delete(label);
  if (on) state.labels.add(label);
  button.setAttribute("aria-pressed", String(on));
  byId("lines").classList.toggle("some", state.labels.size > 0);
  for (const line of lines) line.element.classList.toggle("shown", state.labels.has(line.label));
  const next = lines.find((line) => line.label === label);
  if (on && next) scrollTo(next.element);
}

function listLabels() {
  state.labels.clear();
  byId("lines").classList.remove("some");
  byId("legend").replaceChildren(...tally(lines.map((line) => line.label)).map(([label, count]) =>
    chip("label." + label, count, label, (button) => toggleLabel(label, button))));
}

const INVISIBLE = { "\n": "⏎", " ": "␣", "\u3000": "▭", "\t": "⇥", "\f": "␌", "\r": "␍" };
const visible = (text) => text.replace(/[\n \u3000\t\f\r]/g, (one) => INVISIBLE[one])
  .replace(/[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ue000-\uf8ff]/g, (one) => `‹${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}›`);

const rulesOf = (edit) => edit.rule.split("+");
const setRules = (edit) => make("span", "rule", ...rulesOf(edit).flatMap((rule, i) => [i ? " + " : "", say("span", "", "rule." + rule)]));

const AROUND = 7; // characters on either side of an edit: more would run over the end of a row

function setEdit(e) {
  const edit = edits[e];
  if (edit.row) return edit.row;
  const before = cut(Math.max(0, edit.start - AROUND), edit.start).replace(/\n+/g, "⏎");
  const after = cut(edit.end, edit.end + AROUND).replace(/\n+/g, "⏎");
  const what = make("span", "what", make("span", "", before));
  const old = cut(edit.start, edit.end);
  if (old) what.append(make("del", old.trim() ? "" : "blank", visible(old)));
  if (edit.after) what.append(make("ins", "", visible(edit.after)));
  what.append(make("span", "", after));
  const button = make("button", "", make("span", "where", `${lineNumber(edit.start)}:${column(edit.start)}`), setRules(edit), what);
  button.type = "button";
  button.addEventListener("click", () => selectEdit(e));
  edit.row = make("div", "edit", button);
  edit.row.setAttribute("role", "listitem");
  return edit.row;
}

// Rows are made as they are scrolled to, a few hundred at a time.
function showMore() {
  const next = state.shown.slice(state.made, state.made + ROWS);
  byId("edits").append(...chunks(next.map(setEdit), ROW_HEIGHT));
  state.made += next.length;
  return next.length > 0;
}

// What makes the clean form of the lines, and what mends the text inside them.
const LAYOUT = new Set(["join_lines", "blank_lines", "indents", "corrections"]);
const isInside = (edit) => rulesOf(edit).some((rule) => !LAYOUT.has(rule));

// What a filter shows: all edits, those inside lines, or those of one rule.
function isShown(edit, key) {
  if (key === "all") return true;
  return key === "inside" ? isInside(edit) : rulesOf(edit).includes(key.slice("rule.".length));
}

function showEdits(key) {
  state.rule = key;
  state.shown = [...edits.keys()].filter((e) => isShown(edits[e], key));
  state.made = 0;
  for (const one of byId("rules").children) one.setAttribute("aria-pressed", String(one.dataset.key === key));
  byId("edits").replaceChildren(...(state.shown.length ? [] : [say("p", "nothing", "no_edits")]));
  byId("edits").parentElement.scrollTop = 0;
  showMore();
}

byId("edits").parentElement.addEventListener("scroll", (event) => {
  const { scrollTop, clientHeight, scrollHeight } = event.target;
  if (scrollTop + 3 * clientHeight > scrollHeight) showMore();
}, { passive: true });

// It opens on what was mended inside the lines: there are few such edits, and they are what a reader checks.
function listRules() {
  const counts = [["all", edits.length], ["inside", edits.filter(isInside).length], ...tally(edits.flatMap(rulesOf)).map(([rule, count]) => ["rule." + rule, count])];
  byId("rules").replaceChildren(...counts.map(([key, count]) => {
    const button = chip(key, count, "", () => showEdits(key));
    button.dataset.key = key;
    return button;
  }));
  showEdits(counts.some(([key, count]) => key === state.rule && count) ? state.rule : "all");
}

// Steps by key: to the next line, record, doubt or edit.
const opening = (record) => linesOf(record)[0] ?? Infinity;
const inOrder = (places) => [...new Set(places)].filter(Number.isFinite).sort((a, b) => a - b);

function step(list, back) {
  const after = back ? list.findLast((l) => l < state.line) ?? list.at(-1) : list.find((l) => l > state.line) ?? list[0];
  if (after !== undefined) selectLine(after);
}

function stepEdit(back) {
  const { shown } = state;
  selectEdit((back ? shown.findLast((e) => e < state.edit) ?? shown.at(-1) : shown.find((e) => e > state.edit) ?? shown[0]) ?? -1);
}

function toggleLedger() {
  const hidden = document.body.classList.toggle("no-ledger");
  byId("ledger-tool").setAttribute("aria-pressed", String(!hidden));
}

function clear() {
  getSelection().removeAllRanges();
  unlight();
  if (state.edit >= 0) for (const mark of [...edits[state.edit].marks, edits[state.edit].row]) mark?.classList.remove("on");
  state.edit = -1;
  state.line = -1;
  document.activeElement?.blur();
  hooks.select(-1);
}

function align() {
  if (state.line < 0) return;
  lines[state.line].element.scrollIntoView({ block: "center" });
  partner(state.line)?.scrollIntoView({ block: "center" });
}

const KEYS = {
  ArrowDown: () => selectLine(state.line + 1, { follow: true }), j: () => selectLine(state.line + 1),
  ArrowUp: () => selectLine(Math.max(0, state.line - 1)), k: () => selectLine(Math.max(0, state.line - 1)),
  n: () => step(state.doubtful, false), N: () => step(state.doubtful, true), r: () => step(state.starts, false), R: () => step(state.starts, true),
  e: () => stepEdit(false), E: () => stepEdit(true), d: toggleLedger, l: switchLanguage, t: switchTheme,
  "?": () => byId("keys").showModal(), Escape: clear, Enter: align,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
  const isTheirs = event.target.matches(".scroll, button, a") && (event.key.startsWith("Arrow") || event.key === "Enter");
  if (KEYS[event.key] && !isTheirs) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

byId("ledger-tool").addEventListener("click", toggleLedger);
byId("print-tool").addEventListener("click", () => print());
byId("help-tool").addEventListener("click", () => byId("keys").showModal());
if (innerWidth <= 1180) toggleLedger();

function measure(count, key, classes = "") {
  return make("span", classes, make("b", "", count.toLocaleString("en")), " ", say("span", "", key));
}

// What is said of the page as a whole, and the lists by which keys step through it.
function list() {
  const doubts = [...lines.keys()].filter((l) => doubtsOf(l).length);
  const records = page.records.filter((record) => isDoubtful(record.confidence));
  state.doubtful = inOrder([...doubts, ...records.map(opening)]);
  state.starts = inOrder(page.records.map(opening));
  listLabels();
  listRules();
  const { paper, issue_date: issued, section, page_no: number } = page.records[0] || {};
  if (paper || issued) byId("issue").textContent = [paper, issued, section, number].filter(Boolean).join(" · ");
  const count = doubts.length + records.length;
  byId("measures").replaceChildren(
    measure(lines.length, "lines"), measure(lines.filter((line) => line.joined).length, "joined"),
    measure(page.records.length, "records"), measure(edits.length, "edits"), measure(count, "doubtful", count ? "doubtful" : ""));
  lines[0]?.element.setAttribute("tabindex", "0");
  speak();
}

list();
