// The order of the cards: by name, or those with most doubt first.

function order(claim) {
  byId("cards").append(...[...byId("cards").children].sort(claim));
}

byId("sort-name").addEventListener("click", () => order((a, b) => a.dataset.place - b.dataset.place));
byId("sort-doubt").addEventListener("click", () => order((a, b) => b.dataset.doubts - a.dataset.doubts || a.dataset.place - b.dataset.place));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "l") switchLanguage();
  if (event.key === "t") switchTheme();
});
speak();
