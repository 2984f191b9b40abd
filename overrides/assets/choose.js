/* Choices to compare: with two or more marked, only those are shown. Nothing is stored or sent. */

const marks = document.querySelector(".marks");
const status = marks.querySelector("[role=status]");
const words = JSON.parse(marks.dataset.words);
const filled = (text, places) => text.replace(/{(\w+)}/g, (_, place) => places[place]);
const boxes = [...marks.querySelectorAll("[type=checkbox]")];

const showMarked = () => {
  const marked = boxes.filter((box) => box.checked).length;
  for (const { value, checked } of boxes) {
    document.querySelector(`[data-option=${value}]`).hidden = marked > 1 && !checked;
  }
  marks.nextElementSibling.toggleAttribute("data-marked", marked > 1);
  status.textContent = marked > 1 ? filled(words.shown, { marked, count: boxes.length }) : words.mark;
};
marks.addEventListener("change", showMarked);
if (boxes.some((box) => box.checked)) showMarked(); // A browser may have kept them over a reload.

/* A link to a choice that is not shown shows all of them. */
const reveal = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (!target || !target.closest("[data-option][hidden]")) return;
  for (const box of boxes) box.checked = false;
  showMarked();
  target.scrollIntoView();
};
addEventListener("hashchange", reveal);
