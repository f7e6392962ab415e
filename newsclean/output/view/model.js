// The page as data: its lines, edits and records, and which of them belong together.

const LINE_FIELDS = ["kicker", "headline", "subtitle", "byline", "code", "jump"];
let page = null;
let lines = [];
let edits = [];
let units = [];
let lineEnds = [];
let codePoints = null; // spans count code points; strings of JavaScript count halves of surrogate pairs

function take(data) {
  page = data;
  codePoints = /[\ud800-\udfff]/.test(page.source) ? Array.from(page.source) : null;
  lines = page.lines.map(([start, end, label, joined, sure, told, kindSure]) => ({ start, end, label, joined, sure, told, kindSure: kindSure ?? 1, units: [], bits: [], places: [], boxes: [] }));
  edits = page.edits.map(([start, end, after, rule]) => ({ start, end, after, rule, marks: [], row: null }));
  units = [];
  lineEnds = [];
  for (let at = 0, text = codePoints || page.source; at < text.length; at += 1) if (text[at] === "\n") lineEnds.push(at);
  findUnits();
}

const cut = (start, end) => (codePoints ? codePoints.slice(start, end).join("") : page.source.slice(start, end));

// The first place in a sorted list for which a claim holds.
function first(list, holds) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

const lineNumber = (at) => first(lineEnds, (end) => end >= at) + 1;
const column = (at) => at - (lineNumber(at) > 1 ? lineEnds[lineNumber(at) - 2] : -1);
const firstEdit = (at) => first(edits, (edit) => edit.end > at || edit.start >= at);
const isDoubtful = (sure) => sure < page.doubtful;

function findUnits() {
  page.records.forEach((record, r) => {
    const add = (field, text, span) => {
      const unit = { field, text, record: r, start: span ? span[0] : -1, end: span ? span[1] : -1, lines: [], element: null };
      for (let l = first(lines, (line) => line.end > unit.start); span && l < lines.length && lines[l].start < unit.end; l += 1) {
        unit.lines.push(l);
        lines[l].units.push(units.length);
      }
      units.push(unit);
      return units.length - 1;
    };
    record.units = {};
    for (const field of LINE_FIELDS) if (record[field]) record.units[field] = add(field, record[field], record.spans[field]);
    record.units.body = record.body.map((text, p) => add("body", text, (record.spans.body || [])[p]));
  });
}

// What is doubtful about a line: that it goes on or does not, what it is; each with how sure that is.
function doubtsOf(l) {
  const line = lines[l];
  const found = [];
  if (isDoubtful(line.sure)) found.push([line.joined ? "doubt_join" : "doubt_break", line.sure]);
  if (!line.joined && isDoubtful(line.kindSure)) found.push(["doubt_kind", line.kindSure]);
  return found;
}

// What else a doubtful line may be, in words; nothing where that is not known, or a person has spoken.
function elseOf(l) {
  const [act, role] = (!lines[l].told && doubtsOf(l).length && page.others?.[l]) || [];
  return act ? `${word("else")} ${word(role ? "label." + role : "else." + act)}` : "";
}

const linesOf = (record) => [...new Set(Object.values(record.units).flat().flatMap((u) => units[u].lines))].sort((a, b) => a - b);

// Why a record is doubtful, in words: what is to be seen of it, then its doubtful lines; or that its lines can be read otherwise.
function why(record) {
  const seen = record.doubts.map(word);
  const found = linesOf(record).flatMap((l) => doubtsOf(l).map(([key, sure]) => `${lineNumber(lines[l].start)}: ${word(key)} ${sure.toFixed(2)}`));
  const told = [...seen, ...found.slice(0, 4)];
  return told.length ? told.join("; ") + (found.length > 4 ? " …" : "") : word("doubt_many");
}

// Stretches of the source between two places, parted where an edit begins or ends.
function stretches(start, end) {
  const found = [];
  let at = start;
  for (let e = firstEdit(start); e < edits.length && edits[e].start < end; e += 1) {
    const edit = edits[e];
    if (edit.start > at) found.push({ text: cut(at, edit.start), edit: -1 });
    found.push({ text: cut(Math.max(at, edit.start), Math.min(edit.end, end)), edit: e });
    at = Math.min(edit.end, end);
  }
  if (at < end) found.push({ text: cut(at, end), edit: -1 });
  return found;
}

// The same as clean text: an edit's text belongs to the stretch it begins in.
function cleaned(start, end) {
  const found = [];
  let at = start;
  for (let e = firstEdit(start); e < edits.length && edits[e].start < end; e += 1) {
    const edit = edits[e];
    if (edit.start > at) found.push({ text: cut(at, edit.start), edit: -1 });
    if (edit.start >= start && edit.after) found.push({ text: edit.after, edit: e });
    at = Math.max(at, edit.end);
  }
  if (at < end) found.push({ text: cut(at, end), edit: -1 });
  return found;
}

// A unit's text by source lines, or null where the ledger alone does not make the one from the other.
function bitsOf(unit) {
  const bits = unit.lines.map((l, i) => {
    const start = i ? lines[l].start : unit.start;
    const end = i + 1 < unit.lines.length ? lines[unit.lines[i + 1]].start : unit.end;
    return { line: l, pieces: cleaned(start, end) };
  });
  const pieces = bits.flatMap((bit) => bit.pieces);
  for (const piece of pieces) if ((piece.text = piece.text.trimStart())) break;
  for (const piece of pieces.slice().reverse()) if ((piece.text = piece.text.trimEnd())) break;
  if (pieces.map((piece) => piece.text).join("") === unit.text) return bits;
  return unit.lines.length === 1 ? [{ line: unit.lines[0], pieces: [{ text: unit.text, edit: -1 }] }] : null;
}
