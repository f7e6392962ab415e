// Corrections: what a person does to the page is sent to the server, which reads the page anew and says what has changed.

const ROLES = { kicker: "1", headline: "2", subtitle: "3", byline: "4", body: "5", crosshead: "6", caption: "7", credit: "8", notice: "9", furniture: "0", code: "c", jump: "u" };
const KINDS = { article: "A", photo: "P", notice: "T", furniture: "F" };
const done = []; // what can be undone: by row what was said before and after
const undone = [];
let sent = Promise.resolve(); // one act after the other
let heading = -1; // the heading whose text is to be chosen
let last = -1; // the other end of a choice of several rows

const button = (key, act, hint, classes = "") => {
  const one = make("button", "act " + classes, say("span", "", key));
  if (hint) one.append(make("kbd", "", hint));
  one.type = "button";
  one.addEventListener("click", () => { act(); byId("lines").querySelector(".line[tabindex='0']")?.focus({ preventScroll: true }); });
  return one;
};

const desk = make("footer", "desk");
const told = make("p", "told-of");
const roles = Object.fromEntries(Object.entries(ROLES).map(([role, key]) => [role, button("label." + role, () => name(role), key, role)]));
const kinds = Object.fromEntries(Object.entries(KINDS).map(([kind, key]) => [kind, button("kind." + kind, () => onRow("kind", { value: kind }), key)]));
const unit = button("unit_begin", toggleUnit, "b");
const record = button("record_begin", toggleRecord, "a");
const head = button("heading_of", pick, "h");
const undo = button("undo", () => again(done, undone, "before"), "z");
const redo = button("redo", () => again(undone, done, "after"), "y");
const reviewed = button("reviewed", () => send({ act: "reviewed", value: !page.reviewed }), "", "seal-act");

function build() {
  const group = (...parts) => make("div", "group", ...parts);
  const right = [button("accept", accept, "Enter"), ...(isStatic ? [] : [button("accept_record", () => onRow("accept", { whole: true }), "w")])];
  desk.append(
    told, group(...Object.values(roles)), group(unit, record, head), group(...Object.values(kinds)),
    group(...right, button("forget", () => onRow("forget"), "x"), undo, redo));
  document.body.append(desk);
  document.body.classList.add("correcting");
  document.querySelector(".tools").prepend(reviewed, isStatic ? button("download", download, "") : button("end", end, ""));
  Object.assign(KEYS, {
    b: toggleUnit, a: toggleRecord, h: pick, z: () => undo.click(), y: () => redo.click(), Enter: accept, f: align, o: takeOther,
    x: () => onRow("forget"), Backspace: () => onRow("forget"),
  });
  for (const [role, key] of Object.entries(ROLES)) KEYS[key] = () => name(role);
  if (!isStatic) KEYS.w = () => onRow("accept", { whole: true });
  for (const [kind, key] of Object.entries(KINDS)) KEYS[key] = () => onRow("kind", { value: kind });
  const escape = KEYS.Escape;
  KEYS.Escape = () => (heading >= 0 ? drop() : escape());
  hooks.select = select;
}

const recordOf = (l) => (l >= 0 && lines[l].units.length ? page.records[units[lines[l].units[0]].record] : null);

// What the desk says of the chosen line: what is doubtful, what it is, what can be done.
function select(l) {
  if (l !== state.line || last < 0) spread(-1);
  const line = lines[l];
  const found = recordOf(l);
  for (const [role, one] of Object.entries(roles)) one.setAttribute("aria-pressed", String(Boolean(line) && (line.label === role || (role === "body" && line.label === "lead"))));
  for (const [kind, one] of Object.entries(kinds)) one.setAttribute("aria-pressed", String((page.said[l]?.kind ?? found?.kind) === kind));
  unit.setAttribute("aria-pressed", String(Boolean(line) && !line.joined));
  record.setAttribute("aria-pressed", String(Boolean(found) && opening(found) === l));
  undo.disabled = !done.length;
  redo.disabled = !undone.length;
  reviewed.setAttribute("aria-pressed", String(page.reviewed));
  const parts = [];
  if (heading >= 0) parts.push(say("b", "", "pick"));
  else if (!line) parts.push(say("span", "", "choose_line"), ...(isStatic ? [say("span", "", "download_note")] : []));
  else {
    parts.push(make("b", "", `${lineNumber(line.start)} `), say("span", "", "label." + line.label));
    if (line.told) parts.push(say("span", "yours", "told"));
    for (const [key, sure] of doubtsOf(l)) parts.push(make("span", "doubtful", `${word(key)} ${sure.toFixed(2)}`));
    if (elseOf(l)) parts.push(otherButton(l));
    if (found && isDoubtful(found.confidence)) parts.push(make("span", "doubtful", `${word("kind." + found.kind)} ${word("doubt_record")} ${found.confidence.toFixed(2)} (${why(found)})`));
  }
  told.replaceChildren(...parts);
}

// What the chosen line may be otherwise: one click makes that its correction.
function otherButton(l) {
  const text = make("span", "", elseOf(l));
  text.dataset.else = l;
  const one = make("button", "act other", text, make("kbd", "", "o"));
  one.type = "button";
  one.addEventListener("click", takeOther);
  return one;
}

function takeOther() {
  if (state.line < 0 || !elseOf(state.line)) return;
  const [act, value] = page.others[state.line];
  onRow(act, value ? { value } : {});
}

function note(text) {
  told.replaceChildren(make("b", "doubtful", text));
}

// Redraw the page, with the reader where they were.
function redraw() {
  const places = [...document.querySelectorAll(".scroll")].map((one) => [one, one.scrollTop]);
  const line = Math.min(state.line, page.lines.length - 1);
  state.lit = [];
  state.edit = -1;
  state.line = -1;
  take(page);
  draw();
  list();
  for (const [one, top] of places) one.scrollTop = top;
  if (line >= 0) selectLine(line);
  else select(-1);
}

function patch(answer) {
  for (const name of ["lines", "edits", "records", "said"]) {
    const [start, finish, items] = answer[name];
    page[name] = [...page[name].slice(0, start), ...items, ...page[name].slice(finish)];
  }
  Object.assign(page, { others: answer.others, version: answer.version, reviewed: answer.reviewed });
}

// Where another window was quicker, the page is taken as that window left it, and the act done to that.
async function post(wanted, isSecond = false) {
  const body = JSON.stringify({ ...wanted, version: page.version });
  const answer = await fetch(page.address, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  const answered = await answer.json();
  if (answer.status === 409) {
    page = { ...answered, address: page.address, picture: page.picture };
    redraw();
    return isSecond ? null : post(wanted, true);
  }
  if (!answer.ok) throw new Error(answered.error);
  patch(answered);
  return answered;
}

function send(wanted, keep) {
  sent = sent.then(async () => {
    try {
      const answer = isStatic ? mark(wanted) : await post(wanted);
      if (!answer) return;
      if (keep) keep(answer);
      else if (Object.keys(answer.after).length) { done.push(answer); undone.length = 0; }
      redraw();
    } catch (error) {
      note(`${word("not_saved")} ${error.message}`);
    }
  });
  return sent;
}

function again(from, to, side) {
  const act = from.pop();
  if (act) send({ act: "set", said: act[side] }, () => to.push(act));
}

function onRow(act, more = {}) {
  if (state.line >= 0) send({ act, row: state.line, ...more });
}

function name(role) {
  onRow("role", { value: role, ...(last >= 0 ? { last } : {}) });
}

function toggleUnit() {
  if (state.line >= 0) onRow(lines[state.line].joined ? "begin" : "join");
}

function toggleRecord() {
  const found = recordOf(state.line);
  onRow(found && opening(found) === state.line ? "continue" : "open");
}

function accept() {
  if (heading >= 0) { give(state.line); return; }
  if (state.line < 0) return;
  const found = recordOf(state.line);
  const isWhole = !isStatic && Boolean(found) && opening(found) === state.line && isDoubtful(found.confidence);
  onRow("accept", isWhole ? { whole: true } : {});
  sent = sent.then(() => step(state.doubtful, false));
}

// A heading is taken first, then its text.
function pick() {
  if (state.line < 0) return;
  heading = state.line;
  document.body.classList.add("picking");
  select(state.line);
}

function drop() {
  heading = -1;
  document.body.classList.remove("picking");
  select(state.line);
}

function give(row) {
  const from = heading;
  drop();
  if (row >= 0 && row !== from) send({ act: "heading", row: from, value: row });
}

// Several rows are chosen by a click with the shift key.
function spread(to) {
  last = to;
  const [start, finish] = [Math.min(state.line, to), Math.max(state.line, to)];
  for (const one of byId("lines").querySelectorAll(".picked")) one.classList.remove("picked");
  if (to >= 0) for (const line of lines.slice(start, finish + 1)) line.element.classList.add("picked");
}

document.addEventListener("click", (event) => {
  const at = event.target.closest("[data-line]");
  const article = event.target.closest("[data-record]");
  if (heading >= 0 && (at || article)) {
    event.stopPropagation();
    give(at ? Number(at.dataset.line) : opening(page.records[article.dataset.record]));
  } else if (event.shiftKey && at && state.line >= 0) {
    event.stopPropagation();
    getSelection().removeAllRanges();
    spread(Number(at.dataset.line));
  }
}, true);

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !"zy".includes(event.key.toLowerCase())) return;
  event.preventDefault();
  if (event.key === "z") undo.click();
  else redo.click();
});

async function end() {
  await sent;
  await fetch(page.address ? "end" : "../end", { method: "POST" }).catch(() => null);
  document.body.replaceChildren(say("p", "nothing", "ended"));
}

function begin() {
  if (isStatic) page.reviewed = page.marks.reviewed;
  build();
  const unfit = isStatic ? page.marks.left.map((row) => row.text) : page.unfit;
  if (unfit.length) byId("sheet").before(make("p", "unfit", say("span", "", "unfit"), ` ${unfit.length}: ${unfit.join("、")}`));
  select(-1);
  speak();
}

// Without a server the desk comes when it is asked for: most who look at such a page only read it.
if (!isStatic) begin();
else if (page.marks) {
  page.read = page.lines.map((line) => [...line]);
  const tool = say("button", "", "correct");
  tool.type = "button";
  tool.id = "correct-tool";
  tool.dataset.tTitle = "correct_title";
  tool.addEventListener("click", () => { tool.remove(); begin(); });
  document.querySelector(".tools").prepend(tool);
  speak();
}
