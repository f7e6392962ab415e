// The page as one sees it: the source's lines on one side, its records as a newspaper on the other.

const LONG_TEXT = 420; // from this many characters on, an article is set across the page
const CHUNK = 60;
const LINE_HEIGHT = 23;
const ROW_HEIGHT = 50;
const RUN_IN_OPENING = /^(?:本报|本報|新华社|新華社|据|據|【|中新|人民网).*[讯訊电電导導]/;

function doubtMark(line) {
  const seam = make("i", "seam", "?");
  seam.dataset.doubt = line.joined ? "doubt_join" : "doubt_break";
  seam.dataset.sure = line.sure.toFixed(2);
  return seam;
}

function setUnit(tag, classes, number) {
  const unit = units[number];
  const element = make(tag, "unit " + classes);
  element.dataset.unit = number;
  unit.element = element;
  const bits = bitsOf(unit);
  if (!bits) element.append(unit.text);
  for (const bit of bits || []) {
    if (isDoubtful(lines[bit.line].sure)) element.append(doubtMark(lines[bit.line]));
    const span = make("span", "bit");
    span.dataset.line = bit.line;
    for (const { text, edit } of bit.pieces) {
      if (edit < 0 || !text.trim()) { span.append(text); continue; }
      const now = make("span", "now", text);
      now.dataset.edit = edit;
      edits[edit].marks.push(now);
      span.append(now);
    }
    lines[bit.line].bits.push(span);
    element.append(span);
  }
  return element;
}

function setLine(line, l) {
  const text = make("span", "text");
  for (const stretch of stretches(line.start, line.end)) {
    if (stretch.edit < 0) { text.append(stretch.text); continue; }
    const was = make("span", (stretch.text + edits[stretch.edit].after).trim() ? "was" : "was blank", stretch.text);
    was.dataset.edit = stretch.edit;
    edits[stretch.edit].marks.push(was);
    text.append(was);
  }
  const item = make("div", "line " + line.label, make("span", "no", String(lineNumber(line.start))), make("span", "letter"), text);
  item.setAttribute("role", "listitem");
  if (line.joined) item.classList.add("joined");
  if (line.told) item.classList.add("told");
  if (isDoubtful(line.sure)) {
    item.classList.add("doubt");
    item.firstChild.dataset.doubt = line.joined ? "doubt_join" : "doubt_break";
    item.firstChild.dataset.sure = line.sure.toFixed(2);
  }
  item.dataset.line = l;
  item.tabIndex = -1;
  line.element = item;
  return item;
}

function setTitles(record) {
  const titles = make("header", "titles");
  const { kicker, headline, subtitle } = record.units;
  if (kicker !== undefined) titles.append(setUnit("p", "kicker", kicker));
  if (headline !== undefined) titles.append(setUnit("h2", "headline", headline));
  if (subtitle !== undefined) titles.append(setUnit("p", "subtitle", subtitle));
  return titles;
}

function setText(record) {
  const text = make("div", "text");
  let { byline } = record.units;
  const runsIn = byline !== undefined && record.kind !== "photo" && record.body.length && RUN_IN_OPENING.test(record.byline);
  if (byline !== undefined && !runsIn && record.kind !== "photo") text.append(setUnit("p", "sign", byline));
  record.units.body.forEach((number, p) => {
    const isCrosshead = units[number].lines.length && units[number].lines.every((l) => lines[l].label === "crosshead");
    const paragraph = make("p", isCrosshead ? "crosshead" : "");
    if (p === 0 && runsIn) paragraph.append(setUnit("span", "run-in", byline));
    paragraph.append(setUnit("span", "", number));
    text.append(paragraph);
  });
  if (record.units.code !== undefined) (text.lastChild || text).append(setUnit("span", "code", record.units.code));
  if (record.units.jump !== undefined) text.append(setUnit("p", "jump", record.units.jump));
  if (byline !== undefined && record.kind === "photo") text.append(setUnit("p", "sign", byline));
  return text;
}

function setRecord(record, r) {
  const size = record.body.reduce((sum, text) => sum + text.length, 0);
  const article = make("article", `record is-${record.kind}`);
  if (record.kind === "article" && size >= LONG_TEXT) article.classList.add("long");
  article.dataset.record = r;
  article.tabIndex = -1;
  const box = record.kind === "notice" ? article.appendChild(make("div", "box")) : article;
  if (record.kind === "photo") box.append(make("div", "frame", say("span", "", "photo_box")));
  const titles = setTitles(record);
  if (titles.childNodes.length) box.append(titles);
  box.append(setText(record));
  const badge = make("aside", "badge", say("span", "", "kind." + record.kind), " ");
  if (isDoubtful(record.confidence)) {
    article.classList.add("doubt");
    badge.append(say("span", "", "doubt_record"), " ");
    badge.dataset.why = r;
  }
  badge.append(record.confidence.toFixed(2));
  article.append(badge);
  record.element = article;
  return article;
}

// Lines come in chunks that are laid out when they are scrolled to: a page of thousands of lines stays quick.
function chunks(elements, height) {
  const found = [];
  for (let at = 0; at < elements.length; at += CHUNK) {
    const chunk = make("div", "chunk", ...elements.slice(at, at + CHUNK));
    chunk.setAttribute("role", "presentation");
    chunk.style.containIntrinsicBlockSize = `auto ${height * chunk.childNodes.length}px`;
    found.push(chunk);
  }
  return found;
}

// Long articles and furniture take the width of the sheet; what is short between them shares a strip of columns.
function* strips(elements) {
  let strip = null;
  for (const [r, element] of elements.entries()) {
    const isWide = element.classList.contains("long") || element.classList.contains("is-furniture");
    const height = 90 + (page.records[r].body.join("").length / 42) * 28;
    if (isWide) {
      if (element.classList.contains("long")) element.style.containIntrinsicBlockSize = `auto ${height}px`;
      if (strip) yield strip;
      strip = null;
      yield element;
      continue;
    }
    strip ??= make("div", "strip");
    strip.height = (strip.height || 0) + height;
    strip.style.containIntrinsicBlockSize = `auto ${strip.height}px`;
    strip.append(element);
  }
  if (strip) yield strip;
}

function draw() {
  byId("lines").replaceChildren(...chunks(lines.map(setLine), LINE_HEIGHT));
  byId("sheet").replaceChildren(...strips(page.records.map(setRecord)));
  drawPicture();
  if (!page.records.length) byId("sheet").append(say("p", "nothing", "empty"));
}

take(JSON.parse(byId("page").textContent));
draw();
if (!document.documentElement.lang.includes("-")) {
  const count = (set) => (page.source.match(set) || []).length;
  if (count(/[們國說這來時會為]/g) > count(/[们国说这来时会为]/g)) document.documentElement.lang = "zh-Hant";
}
