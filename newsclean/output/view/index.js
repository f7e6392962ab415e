// The order of the cards: the least sure page first, or by name.

function order(name, claim) {
  byId("cards").append(...[...byId("cards").children].sort(claim));
  for (const one of document.querySelectorAll("[id^=sort-]")) one.setAttribute("aria-pressed", String(one.id === name));
}

byId("sort-name").addEventListener("click", () => order("sort-name", (a, b) => a.dataset.place - b.dataset.place));
byId("sort-doubt").addEventListener("click", () => order("sort-doubt", (a, b) => a.dataset.sure - b.dataset.sure || a.dataset.place - b.dataset.place));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "l") switchLanguage();
  if (event.key === "t") switchTheme();
});
speak();
