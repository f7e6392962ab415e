// The printed page, where it is known: its picture, and on it the place of each line.

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
  printed.replaceChildren(printed.firstChild, ...picture.boxes.flatMap(setPlaces));
}

// The place of a line of the text; where two headings stand on it, each has it.
function setPlaces([start, end, x0, y0, x1, y1]) {
  const share = (part, whole) => `${(100 * part) / whole}%`;
  const { width, height } = page.picture;
  const found = [];
  for (let l = first(lines, (line) => line.end > start); l < lines.length && lines[l].start < end; l += 1) {
    const place = make("div", "place " + lines[l].label);
    place.dataset.line = l;
    Object.assign(place.style, { left: share(x0, width), top: share(y0, height), width: share(x1 - x0, width), height: share(y1 - y0, height) });
    if (doubtsOf(l).length) place.classList.add("doubt");
    lines[l].places.push(place);
    found.push(place);
  }
  return found;
}

byId("printed").addEventListener("dblclick", ({ currentTarget }) => currentTarget.classList.toggle("large"));
