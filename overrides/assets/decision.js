/* The decision aid: values in the reader's own order, and only the marked choices. Nothing leaves the page. */

const values = document.querySelector(".values");
const points = document.querySelector(".points");
const twinOf = (item) => points.querySelector(`[data-value=${item.dataset.value}]`);
const [valuesSay, choicesSay] = [...document.querySelectorAll("[data-words]")].map((tool) => JSON.parse(tool.dataset.words));
const filled = (text, places) => text.replace(/{(\w+)}/g, (_, place) => places[place]);
const sayIn = (tool, words) => (tool.querySelector("[role=status]").textContent = words);

/* ---- Order. The neighbor moves, not the item itself: so the pressed button keeps the focus. ---- */

const moveUp = (item) => {
  const before = item.previousElementSibling;
  if (before) item.after(before);
  return before;
};
const moveDown = (item) => {
  const after = item.nextElementSibling;
  if (after) item.before(after);
  return after;
};
values.addEventListener("click", ({ target }) => {
  const step = target.dataset.step;
  if (!step) return;
  const move = step === "up" ? moveUp : moveDown;
  const item = target.closest("li");
  const moved = move(item);
  if (moved) {
    move(twinOf(item));
    values.dataset.ordered = points.dataset.ordered = "";
    document.getElementById("your-order").hidden = false;
  }
  const place = [...values.children].indexOf(item) + 1;
  const name = item.querySelector("legend").textContent;
  const said = moved ? valuesSay.now : valuesSay.already;
  sayIn(values.parentElement, filled(said, { value: name, place, count: values.children.length }));
});

/* ---- Weight, shown beside what the value points to. A browser may have kept it over a reload. ---- */

const showWeight = (item) => {
  const chosen = item.querySelector("[type=radio]:checked");
  twinOf(item).querySelector(".weight").textContent = chosen ? ` ${filled(valuesSay.matters, { weight: chosen.value })}` : "";
};
values.addEventListener("change", ({ target }) => showWeight(target.closest("li")));
for (const item of values.children) showWeight(item);

/* ---- Choices: with two or more marked, only those are shown. ---- */

const marks = document.querySelector(".marks");
const boxes = [...marks.querySelectorAll("[type=checkbox]")];
const showMarked = () => {
  const marked = boxes.filter((box) => box.checked).length;
  for (const { value, checked } of boxes) {
    document.querySelector(`[data-option=${value}]`).hidden = marked > 1 && !checked;
  }
  sayIn(marks, marked > 1 ? filled(choicesSay.shown, { marked, count: boxes.length }) : choicesSay.mark);
};
marks.addEventListener("change", showMarked);
if (boxes.some((box) => box.checked)) showMarked();
