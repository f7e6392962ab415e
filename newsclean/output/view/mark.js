// Corrections on a page without a server: what is said of rows is kept here and downloaded as the file that lies beside the page.

const SAID = ["role", "unit", "record", "kind", "heading_of"];
const isStatic = page.address === undefined;

// The rows of the unit that a row is in.
function rowsOf(row) {
  let start = row;
  let finish = row;
  while (start > 0 && lines[start].joined) start -= 1;
  while (finish + 1 < lines.length && lines[finish + 1].joined) finish += 1;
  return Array.from({ length: finish - start + 1 }, (_, k) => start + k);
}

const TITLES = ["kicker", "headline", "subtitle"];
const ROLES_OF = {
  article: [...TITLES, "byline", "body", "crosshead", "code", "jump"], photo: ["headline", "caption", "credit", "code"],
  notice: ["headline", "notice"], furniture: ["furniture"],
};
const home = (row) => (row >= 0 && lines[row].units.length ? units[lines[row].units[0]].record : -1);

// The rows of the record that a row is in, as the page was read.
function rowsOfRecord(row) {
  const found = [...lines.keys()].filter((k) => home(k) >= 0 && home(k) === home(row));
  return found.length ? [...new Set(found.flatMap(rowsOf))].sort((a, b) => a - b) : rowsOf(row);
}

// What keeps the unit that a row opens in its record: that this begins with it, or goes on; nothing behind what stands between.
function bound(row) {
  if (rowsOfRecord(row)[0] === row) return { record: "begins" };
  return home(row - 1) >= 0 && home(row - 1) === home(row) ? { record: "goes on" } : {};
}

const begins = (is) => (is ? "begins" : "goes on");
const without = (said, ...names) => Object.fromEntries(Object.entries(said).filter(([name]) => !names.includes(name)));
const roleOf = (row) => (lines[row].label === "lead" ? "body" : lines[row].label);

// What an act says of rows, as newsclean's own server does it; for that the records stay as the page was read.
const ACTS = {
  role({ row, last: end = row, value }) {
    const [start, finish] = [Math.min(row, end), Math.max(row, end)];
    const rows = start === finish && !lines[row].joined ? rowsOf(row) : Array.from({ length: finish - start + 1 }, (_, k) => start + k);
    const found = rows.map((k) => {
      const { record, kind, heading_of: target } = page.said[k];
      return [k, {
        role: value, unit: begins(k === rows[0]), ...(record && k === rows[0] ? { record } : {}),
        ...(kind && ROLES_OF[kind].includes(value) ? { kind } : {}), ...(target !== undefined && TITLES.includes(value) ? { heading_of: target } : {}),
      }];
    });
    const after = rows.at(-1) + 1;
    if (after < lines.length && lines[after].joined) found.push([after, { ...page.said[after], unit: "begins" }]);
    return found;
  },
  begin: ({ row }) => [[row, { ...page.said[row], unit: "begins" }]],
  join: ({ row }) => (row ? rowsOf(row).filter((k) => k >= row).map((k) => [k, { role: roleOf(row - 1), unit: "goes on" }]) : []),
  open: ({ row }) => [[row, page.said[row].record === "begins" ? without(page.said[row], "record") : { ...page.said[row], unit: "begins", record: "begins" }]],
  continue: ({ row }) => (row ? [[row, { ...without(page.said[row], "kind", "heading_of"), record: "goes on" }]] : []),
  kind({ row, value }) {
    const rows = rowsOfRecord(row);
    const found = rows.map((k) => {
      const said = without(page.said[k], "record", ...(ROLES_OF[value].includes(page.said[k].role) ? [] : ["role"]));
      return [k, { ...said, kind: value, ...(lines[k].joined ? {} : bound(k)) }];
    });
    const after = rows.at(-1) + 1;
    return after < lines.length && bound(after).record === "begins" ? [...found, [after, { ...page.said[after], record: "begins" }]] : found;
  },
  heading: ({ row, value }) => rowsOf(row).map((k, at) => [k, { role: roleOf(k), unit: begins(at === 0), heading_of: value }]),
  accept: ({ row }) => rowsOf(row).map((k, at) => [k, { ...page.said[k], role: roleOf(k), unit: begins(at === 0) }]),
  forget: ({ row }) => rowsOf(row).map((k) => [k, {}]),
  reviewed: () => [],
  set: ({ said }) => Object.entries(said).map(([k, one]) => [Number(k), one]),
};

// Do an act, and say what was said of its rows before and after.
function mark(wanted) {
  if (wanted.act === "reviewed") page.reviewed = page.marks.reviewed = wanted.value;
  const found = ACTS[wanted.act](wanted);
  const before = Object.fromEntries(found.map(([k]) => [k, page.said[k]]));
  for (const [k, said] of found) {
    page.said[k] = said;
    const [start, end, label, joined, sure, , kindSure] = page.read[k];
    const isJoined = said.record === "begins" ? false : said.unit ? said.unit === "goes on" : joined;
    const isSaid = Object.keys(said).length > 0;
    page.lines[k] = [start, end, said.role ?? label, isJoined, said.unit ? 1 : sure, isSaid, said.role ? 1 : kindSure];
  }
  return { before, after: Object.fromEntries(found) };
}

// The file: the other pages as they were, this page with all that was said of it, and behind its rows what fits it no more.
function file() {
  const row = (text, said) => JSON.stringify(Object.fromEntries([["text", text], ...SAID.filter((name) => said[name] !== undefined).map((name) => [name, said[name]])]));
  const here = { page: page.marks.page, reviewed: page.marks.reviewed, rows: [...lines.map((line, l) => row(cut(line.start, line.end).replace(/\s+/g, " "), page.said[l])), ...page.marks.left.map(({ text, ...said }) => row(text, said))] };
  const others = page.marks.others.map((other) => ({ ...other, rows: other.rows.map(({ text, ...said }) => row(text, said)) }));
  const whole = [...others, here].sort((a, b) => a.page - b.page);
  const pages = whole.map((one) => `{"page": ${one.page}, "reviewed": ${one.reviewed}, "rows": [\n${one.rows.join(",\n")}\n]}`);
  return `{"format": 1, "version": ${page.marks.version + 1}, "pages": [\n${pages.join(",\n")}\n]}\n`;
}

function download() {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([file()], { type: "application/json" }));
  link.download = page.marks.file;
  link.click();
  URL.revokeObjectURL(link.href);
}
