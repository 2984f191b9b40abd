/* The cost estimator. Amounts are the page's own, in integer cents. Nothing is stored or sent. */
const tool = document.querySelector("[data-tool=estimator]");
const [infusions, percent] = tool.querySelectorAll("[data-lowest]");
const rows = tool.querySelectorAll("[data-prices] tbody tr");

const money = (cents) => {
  const format = { style: "currency", currency: "USD", minimumFractionDigits: cents % 100 ? 2 : 0 };
  return cents ? (cents / 100).toLocaleString("en-US", format) : "nothing";
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
    !text ? (field === percent ? "" : "Nothing is written here.") // No share is known: the sum is the whole price.
    : /^[-−]\d/.test(text) ? "This is below zero."
    : /^\d*[.,]\d*$/.test(text) ? "This has a point or a comma."
    : /\D/.test(text) ? "This is not in digits."
    : text < +lowest ? "This is too low."
    : text > +highest ? "This is too high."
    : "";
  field.setAttribute("aria-invalid", !!wrong);
  write(field.nextElementSibling, wrong && `${wrong} Write a whole number from ${lowest} to ${highest}.`);
  return !wrong;
};

const workOut = () => {
  const chosen = tool.querySelector(":checked");
  const count = +textOf(infusions);
  const share = +textOf(percent);
  const more = count - infusions.dataset.lowest;
  const { cellIndex } = tool.querySelector(`[data-column=${chosen.value}]`);
  const priceIn = (row) => Math.round(100 * row.cells[cellIndex].textContent.replace(/[$,]/g, ""));
  const series = priceIn(rows[0]);
  const total = priceIn(rows[more]);
  const paid = Math.floor((total * share + 50) / 100); // Half a cent goes up.
  const each = `infusion${more > 1 ? "s" : ""}, ${money((total - series) / more)} each`;
  return {
    kept: "",
    count,
    variant: chosen.parentElement.textContent.trim().toLowerCase(),
    series: money(series),
    more: more ? `${more} maintenance ${each}` : "No maintenance infusions",
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
  const sums = good ? workOut() : { kept: "This is still the sum for your last good numbers." };
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
