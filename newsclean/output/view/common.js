"use strict";
// The words of the interface in two languages; light and dark.

const byId = (id) => document.getElementById(id);
const WORDS = JSON.parse(byId("words").textContent);
const kept = {
  get(name) { try { return localStorage.getItem("newsclean." + name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem("newsclean." + name, value); } catch { /* a page opened from disk may keep nothing */ } },
};
let language = kept.get("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
const word = (key) => WORDS[language][key] ?? key.slice(key.indexOf(".") + 1);

function speak(part = document) {
  document.documentElement.dataset.language = language;
  for (const key of Object.keys(WORDS[language])) if (key.startsWith("letter.")) document.documentElement.style.setProperty(key.replace("letter.", "--letter-"), JSON.stringify(word(key)));
  for (const one of part.querySelectorAll("[data-t]")) one.textContent = word(one.dataset.t);
  for (const one of part.querySelectorAll("[data-t-title]")) one.title = word(one.dataset.tTitle);
  for (const one of part.querySelectorAll("[data-t-label]")) one.setAttribute("aria-label", word(one.dataset.tLabel));
  for (const one of part.querySelectorAll("[data-why]")) one.title = why(page.records[one.dataset.why]);
  for (const one of part.querySelectorAll("[data-doubt]")) {
    const other = elseOf(Number(one.closest("[data-line]")?.dataset.line ?? one.nextSibling.dataset.line));
    one.title = `${word(one.dataset.doubt)} ${one.dataset.sure}${other && `; ${other}`}`;
  }
  for (const one of part.querySelectorAll("[data-else]")) one.textContent = elseOf(Number(one.dataset.else));
}

function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  kept.set("language", language);
  speak();
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  kept.set("theme", root.dataset.theme);
}

if (kept.get("theme")) document.documentElement.dataset.theme = kept.get("theme");
byId("language-tool").addEventListener("click", switchLanguage);
byId("theme-tool").addEventListener("click", switchTheme);

// An element: tag, classes, children; text is only ever set as text.
function make(tag, classes = "", ...children) {
  const one = document.createElement(tag);
  if (classes) one.className = classes;
  one.append(...children);
  return one;
}

// An element whose text is a word of the interface.
function say(tag, classes, key) {
  const one = make(tag, classes, word(key));
  one.dataset.t = key;
  return one;
}
