// The printed page, where it is known: its picture, on it the place of each line, and a frame round each unit.

function drawPicture() {
  const { picture } = page;
  byId("picture").hidden = !picture;
  document.body.classList.toggle("pictured", Boolean(picture));
  if (!picture) return;
  const printed = byId("printed");
  if (!printed.children.length) {
    const image = make("img");
    image.src = picture.url;
    image.alt = "";
    printed.append(image);
  }
  const places = picture.boxes.flatMap(setPlaces);
  printed.replaceChildren(printed.firstChild, ...units.flatMap(setFrames), ...places);
}

function lay(classes, [x0, y0, x1, y1]) {
  const one = make("div", classes);
  const share = (part, whole) => `${(100 * part) / whole}%`;
  const { width, height } = page.picture;
  Object.assign(one.style, { left: share(x0, width), top: share(y0, height), width: share(x1 - x0, width), height: share(y1 - y0, height) });
  return one;
}

// The place of a line of the text; where two headings stand on it, each has it.
function setPlaces([start, end, ...box]) {
  const found = [];
  for (let l = first(lines, (line) => line.end > start); l < lines.length && lines[l].start < end; l += 1) {
    const place = lay("place " + lines[l].label, box);
    place.dataset.line = l;
    if (doubtsOf(l).length) place.classList.add("doubt");
    lines[l].places.push(place);
    lines[l].boxes.push(box);
    found.push(place);
  }
  return found;
}

// The frames of a unit: one in each column that it runs through.
function setFrames(unit) {
  const runs = [];
  for (const box of unit.lines.flatMap((l) => lines[l].boxes)) {
    const run = runs.at(-1);
    if (run && goesOn(run, box)) run.push(box);
    else runs.push([box]);
  }
  const side = (run, k, least) => least(...run.map((box) => box[k]));
  return runs.map((run) => lay("frame " + lines[unit.lines[0]].label, [side(run, 0, Math.min), side(run, 1, Math.min), side(run, 2, Math.max), side(run, 3, Math.max)]));
}

// Whether a line stands below the last one of its column, or, set downward, beside it.
function goesOn(run, [x0, y0, x1, y1]) {
  const [left, top, right, bottom] = run.at(-1);
  const isBelow = Math.min(right, x1) > Math.max(left, x0) && y0 > top && y0 - bottom < 2 * (y1 - y0);
  const isBeside = y1 - y0 > x1 - x0 && Math.min(bottom, y1) > Math.max(top, y0) && Math.max(x0 - right, left - x1) < 2 * (x1 - x0);
  return isBelow || isBeside;
}

byId("printed").addEventListener("dblclick", ({ currentTarget }) => currentTarget.classList.toggle("large"));
