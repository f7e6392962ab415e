// The printed page, where it is known: its picture, and on it the place of each line.

function drawPicture() {
  const { picture } = page;
  byId("picture").hidden = !picture;
  document.body.classList.toggle("pictured", Boolean(picture));
  if (!picture) return;
  const image = make("img");
  image.src = picture.url;
  image.alt = "";
  const share = (part, whole) => `${(100 * part) / whole}%`;
  const boxes = picture.boxes.map(([l, x0, y0, x1, y1]) => {
    const place = make("div", "place " + lines[l].label);
    place.dataset.line = l;
    place.style.left = share(x0, picture.width);
    place.style.top = share(y0, picture.height);
    place.style.width = share(x1 - x0, picture.width);
    place.style.height = share(y1 - y0, picture.height);
    lines[l].places.push(place);
    return place;
  });
  byId("printed").replaceChildren(image, ...boxes);
}

byId("printed").addEventListener("dblclick", ({ currentTarget }) => currentTarget.classList.toggle("large"));
