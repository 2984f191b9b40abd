/* The cost estimator. Amounts are the page's own, in integer cents. Nothing is stored or sent. */
const tool = document.querySelector("[data-tool=estimator]");
const [infusions, percent] = tool.querySelectorAll("[data-lowest]");
const words = JSON.parse(tool.dataset.words);
const filled = (text, places) => text.replace(/{(\w+)}/g, (_, place) => places[place]);
const rows = tool.querySelectorAll("[data-prices] tbody tr");

const money = (cents) => {
  const format = { style: "currency", currency: "USD", minimumFractionDigits: cents % 100 ? 2 : 0 };
  return cents ? (cents / 100).toLocaleString("en-US", format) : words.nothing;
};

/* Only what changes is written: what is written is read out. */
const write = (place, text) => {
  if (place.textContent !== text) place.textContent = text;
};

const textOf = (field) => field.value.replace(field === percent ? /%\s*$/ : "", "").trim();

const check = (field) => {
  const text = textOf(field);
  const { lowest, highest } = field.dataset;
  const wrong =
    !text ? (field === percent ? "" : words.empty) // No share is known: the sum is the whole price.
    : /^[-−]\d/.test(text) ? words.below_zero
    : /^\d*[.,]\d*$/.test(text) ? words.point
    : /\D/.test(text) ? words.no_digits
    : text < +lowest ? words.low
    : text > +highest ? words.high
    : "";
  field.setAttribute("aria-invalid", !!wrong);
  write(field.nextElementSibling, wrong && `${wrong} ${filled(words.write, { lowest, highest })}`);
  return !wrong;
};

const workOut = () => {
  const chosen = tool.querySelector(":checked");
  const count = +textOf(infusions);
  const share = +textOf(percent);
  const after = count - infusions.dataset.lowest;
  const more = Math.ceil(after / words.covers); // A package is bought whole.
  const { cellIndex } = tool.querySelector(`[data-column="${chosen.value}"]`);
  const priceIn = (row) => Math.round(100 * row.cells[cellIndex].textContent.replace(/[$,]/g, ""));
  const series = priceIn(rows[0]);
  const total = priceIn(rows[after]);
  const paid = Math.floor((total * share + 50) / 100); // Half a cent goes up.
  const following = filled(more > 1 ? words.other : words.one, { count: more });
  const each = filled(words.each, { more: following, price: money((total - series) / more) });
  return {
    kept: "",
    count,
    variant: chosen.dataset.label,
    series: money(series),
    more: more ? each : words.no_more,
    maintenance: money(total - series),
    total: money(total),
    share,
    paid: money(paid),
    left: money(total - paid),
  };
};

let pause;
const update = () => {
  clearTimeout(pause);
  const good = [infusions, percent].map(check).every(Boolean);
  const sums = good ? workOut() : { kept: words.kept };
  for (const place of tool.querySelectorAll("[data-sum]")) {
    const text = sums[place.dataset.sum];
    if (text !== undefined) write(place, `${text}`);
  }
};

tool.addEventListener("change", update); // On leaving a field, or Enter.
tool.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(update, 700); // Half a number is not to be read out.
});
update(); // A browser may keep what a field had before a reload.
