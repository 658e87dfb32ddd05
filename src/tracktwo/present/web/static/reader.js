// The reader: a note and its words light up together, notes stand beside their line, a selection becomes a link.
"use strict";

const text = document.querySelector(".reader .text");
const AIR = 24; // pixels kept free above what is scrolled to
const notesOf = (ids) => ids.map((id) => document.getElementById(`r-${id}`)).filter(Boolean);
const wordsOf = (id) => text.querySelectorAll(`.m[data-r~="${CSS.escape(id)}"]`);

function light(ids) {
  for (const lit of text.querySelectorAll(".on")) lit.classList.remove("on");
  for (const id of ids) for (const words of wordsOf(id)) words.classList.add("on");
  for (const note of notesOf(ids)) note.classList.add("on");
}

text.addEventListener("mouseover", (event) => {
  const note = event.target.closest(".note");
  if (note) light([note.dataset.r]);
});
text.addEventListener("focusin", (event) => {
  const note = event.target.closest(".note");
  if (note) light([note.dataset.r]);
});
text.addEventListener("walked", (event) => light([event.target.dataset.r]));
text.addEventListener("click", (event) => {
  const words = event.target.closest(".m[data-r]");
  if (!words || !getSelection().isCollapsed) return;
  const ids = words.dataset.r.split(" ");
  light(ids);
  notesOf(ids)[0]?.scrollIntoView({ block: "nearest" });
});

function followFragment() {
  const id = location.hash.startsWith("#r-") ? location.hash.slice(3) : "";
  const note = id && document.getElementById(`r-${id}`);
  if (!note) return;
  light([id]);
  showTogether(note, wordsOf(id)[0]);
}

// A note may stand far below its words, where notes before it took the room: both are shown where the window holds them.
function showTogether(note, words) {
  if (!words) return;
  const boxes = [note, words].map((node) => node.getBoundingClientRect());
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const room = window.innerHeight - 2 * AIR;
  if (bottom - top <= room && (top < AIR || bottom > room)) window.scrollBy(0, top - AIR);
}
window.addEventListener("hashchange", followFragment);
window.addEventListener("load", followFragment);

// Notes beside their line, as far as the notes before them leave room; only where they stand in a column of their own.
function align() {
  for (const notes of text.querySelectorAll(".notes")) {
    const row = notes.parentElement;
    const beside = getComputedStyle(row).gridTemplateColumns.split(" ").length > 1;
    let bottom = 0;
    for (const note of notes.children) {
      note.style.marginTop = "";
      const words = beside && row.querySelector(`.block .m[data-r~="${CSS.escape(note.dataset.r)}"]`);
      if (!words) continue;
      const wanted = words.getBoundingClientRect().top - row.getBoundingClientRect().top;
      const gap = wanted - bottom - 4;
      if (gap > 2) note.style.marginTop = `${gap}px`;
      bottom = note.getBoundingClientRect().bottom - row.getBoundingClientRect().top + 8;
    }
  }
}

// The one border where the browser's UTF-16 units become the ledger's code points.
function codePoints(string) {
  let count = 0;
  for (const _ of string) count += 1;
  return count;
}

function position(node, offset) {
  const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest(".block");
  if (!block) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return Number(block.dataset.start) + codePoints(before.toString());
}

const offer = document.querySelector(".selection");
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  offer.hidden = true;
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const start = position(range.startContainer, range.startOffset);
  const end = position(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  const address = new URL(location.href);
  address.searchParams.delete("at");
  address.searchParams.set("span", `${start}-${end}`);
  address.hash = "span";
  offer.firstElementChild.href = address.pathname + address.search + address.hash;
  offer.hidden = false;
});

align();
window.addEventListener("resize", align);
document.fonts?.ready.then(align);
