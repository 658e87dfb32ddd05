// Keys on every page: / goes to the search, j and k walk through a list, a table or the notes of a text, Enter opens,
// Esc leaves a field, else what was walked to.
"use strict";

const ITEMS = "[data-walk] > li, [data-walk] > tr, .note";
const walk = () => [...document.querySelectorAll(ITEMS)].filter((item) => item.checkVisibility());

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function go(step) {
  const items = walk();
  if (!items.length) return;
  const at = items.findIndex((item) => item.contains(document.activeElement) || item.classList.contains("on"));
  for (const item of items) item.classList.remove("on");
  const item = items[Math.max(0, Math.min(items.length - 1, at + step))];
  item.classList.add("on");
  const link = item.querySelector("a.who, .reports a, a");
  (item.matches(".note") ? item : link)?.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  item.dispatchEvent(new CustomEvent("walked", { bubbles: true }));
}

function leave() {
  for (const item of document.querySelectorAll(".on")) item.classList.remove("on");
  document.activeElement?.blur();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return; // Esc drops what an IME offers
  if (event.key === "Escape") leave();
  if (isTyping(event.target)) return;
  if (event.key === "/") {
    event.preventDefault();
    const search = document.getElementById("site-search");
    search.focus();
    search.select();
  } else if (event.key === "j") {
    go(1);
  } else if (event.key === "k") {
    go(-1);
  } else if (event.key === "Enter" && event.target.matches(".note")) {
    event.target.querySelector("a.who").click();
  }
});
