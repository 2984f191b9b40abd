/*
 * The decision aid: values in the reader's own order. Nothing leaves the tab: answers are
 * kept with its place in the history, which a reload, Back and a restored tab bring back, and "Clear" takes away.
 */

const values = document.querySelector(".values");
const points = document.querySelector(".points");
const twinOf = (item) => points.querySelector(`[data-value=${item.dataset.value}]`);
const valuesSay = JSON.parse(values.parentElement.dataset.words);
const filled = (text, places) => text.replace(/{(\w+)}/g, (_, place) => places[place]);

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
const showOrder = (isOwn) => {
  for (const list of [values, points]) list.toggleAttribute("data-ordered", isOwn);
  document.getElementById("your-order").hidden = !isOwn;
};
const orderOf = () => [...values.children].map((item) => item.dataset.value);
values.addEventListener("click", ({ target }) => {
  const step = target.dataset.step;
  if (!step) return;
  const move = step === "up" ? moveUp : moveDown;
  const item = target.closest("li");
  const moved = move(item);
  if (moved) {
    move(twinOf(item));
    showOrder(true);
    keep();
  }
  const place = [...values.children].indexOf(item) + 1;
  const name = item.querySelector("legend").textContent;
  const said = moved ? valuesSay.now : valuesSay.already;
  const status = values.parentElement.querySelector("[role=status]");
  status.textContent = filled(said, { value: name, place, count: values.children.length });
});

/* ---- Weight, shown beside what the value points to. A browser may have kept it over a reload. ---- */

const showWeight = (item) => {
  const chosen = item.querySelector("[type=radio]:checked");
  twinOf(item).querySelector(".weight").textContent = chosen ? ` ${filled(valuesSay.matters, { weight: chosen.value })}` : "";
};
values.addEventListener("change", ({ target }) => showWeight(target.closest("li")));

/* ---- Answers, kept with this entry of the tab's history. ---- */

const fields = [...document.querySelector("article").querySelectorAll("input,textarea")];
const isMark = ({ type }) => type === "checkbox" || type === "radio";
const first = orderOf();
const blank = { order: first, answers: fields.map((field) => (isMark(field) ? false : "")) };
const keep = () => {
  const answers = fields.map((field) => (isMark(field) ? field.checked : field.value));
  history.replaceState({ order: orderOf(), answers }, "");
};
const show = ({ order, answers }) => {
  for (const [at, field] of fields.entries()) field[isMark(field) ? "checked" : "value"] = answers[at];
  for (const list of [values, points]) {
    for (const value of order) list.append(list.querySelector(`[data-value=${value}]`));
  }
  showOrder(`${order}` !== `${first}`);
  for (const item of values.children) showWeight(item);
  document.querySelector(".marks").dispatchEvent(new Event("change"));
};
const kept = history.state;
// A page that was changed since has other fields.
if (kept && kept.answers.length === fields.length && `${[...kept.order].sort()}` === `${[...first].sort()}`) show(kept);
document.addEventListener("input", keep);
addEventListener("hashchange", keep); // Another entry, of the same page.
document.getElementById("clear-answers").addEventListener("click", ({ target }) => {
  show(blank);
  history.replaceState(null, "");
  target.nextElementSibling.textContent = valuesSay.cleared;
});
