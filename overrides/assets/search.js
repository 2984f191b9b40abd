/*
 * What finds. Fetched together with search.json when a reader first opens the search; the dialog itself is in
 * site.js, so that it opens at once. Why it is our own: adr/0014-search-is-our-own-scan.md.
 *
 * search.json: { entries: [{ l: address, t: heading, a: ways to ask, d: description }, …],
 * places: "stem signs stem signs …", asking: "stem stem …", synonyms: { "how much": ["cost"], … }, words }
 * An entry is a place: a section of a page, or what stands before the first one. The signs say in which places a
 * stem stands; scripts/outputs/search.py writes them. Those of every question, `asking`, only stand in headings
 * and ways. The weights were set by the questions in tests/questions.yml.
 */
const MOST = 8; // Results, each another page.
const MOST_BELOW = 2; // Further places of the same page, named below its result.
const IN_HEADING = 6; // How often a word of a heading of one word counts; one of the text counts about once.
const IN_WAY = 5; // The same for a word of a way in which readers ask for a place.
const IN_PAGE_TITLE = 2;
const TWICE = 2; // A word that a place has more than once.
const ENOUGH = 6; // So much of a word in a place is worth half of any more.
const BY_SYNONYM = 0.8; // What is typed is surer than what it may mean.
const ASKED = 0.3; // Words of every question count little, but tell "How it works" from "It works".
const TELLING = 1; // A word that stands in more than about a third of all places weighs less, and tells little.

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const words = (text) => plain(text).replace(/['’]/g, "").match(/[a-z0-9]+/g) || [];
/* As in scripts/outputs/search.py, the forms of a word are one: "prices" and "pricing", "copy" and "copied", "stop" and "stopping". */
const stemOf = (word) => word
  .replace(/^(..+)ie[sd]$/, (_, stem) => `${stem}y`)
  .replace(/^(...+?)(?:ing|ed|es|e)$|^(..+[^su])s$/, (_, stem, one) => stem || one)
  .replace(/([b-df-hj-np-tv-z])\1$/, (two, one, at) => // A short "fal" would find "false".
    (at > 3 || (at > 1 && "bdgmnprt".includes(one)) ? one : two));
const compounds = (text) => plain(text).match(/[a-z0-9]+(?:[-\u2010\u2011][a-z0-9]+)+/g) || [];
export const stemsOf = (text) => [...words(text), ...compounds(text).map((word) => word.replace(/\W/g, ""))].map(stemOf);
const pageOf = (entry) => entry.l.split("#")[0];

const STEPS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".slice(0, -2);

/* Call `add` with the number of each place that the signs name, and with how often a word counts there. */
const eachPlace = (signs, add) => {
  let place = 0;
  for (let i = 0; i < signs.length; i++) {
    const step = STEPS.indexOf(signs[i]);
    place += step < 0 ? STEPS.length : step;
    if (step >= 0) add(place, signs[i + 1] === "." ? (i++, TWICE) : 1);
  }
};

/* Weigh each word of each place, once. */
export const prepare = ({ entries, places: signs, asking, synonyms, words: said }) => {
  const pages = new Map(entries.map((entry) => [entry.l, entry]));
  const places = new Map(); // Stem → place → weight.
  const add = (entry, stem, weight) => {
    if (!places.has(stem)) places.set(stem, new Map());
    places.get(stem).set(entry, (places.get(stem).get(entry) || 0) + weight);
  };
  const addText = (entry, text, weight) => {
    for (const stem of stemsOf(text)) add(entry, stem, weight / Math.sqrt(words(text).length));
  };
  const texts = [...signs.matchAll(/(\S+) (\S+)/g)];
  const sizes = entries.map(() => 0); // How many stems each text has.
  for (const [, , where] of texts) eachPlace(where, (at) => sizes[at]++);
  const usual = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  for (const [, stem, where] of texts) { // A long text has every word once.
    eachPlace(where, (at, times) => add(entries[at], stem, times * 2 / (1 + sizes[at] / usual)));
  }
  for (const entry of entries) {
    addText(entry, entry.t, IN_HEADING);
    for (const way of (entry.a || "").split("; ")) addText(entry, way, IN_WAY);
    if (entry.l !== pageOf(entry)) for (const stem of stemsOf(pages.get(pageOf(entry))?.t || "")) add(entry, stem, IN_PAGE_TITLE);
  }
  const same = new Map(Object.entries(synonyms).map(([typed, here]) => [stemsOf(typed).join(" "), here.map(stemOf)]));
  const phrases = [...same.keys()].filter((typed) => typed.includes(" "));
  const asked = asking.split(" ");
  const known = [...new Set([...places.keys(), ...asked, ...[...same.keys()].join(" ").split(" ")])];
  return { said, asking: new Set(asked), count: entries.length, pages, places, same, phrases, known };
};

/* True when `word` begins with `typed`, give or take one letter left out, added, changed or swapped. */
const nearly = (word, typed) => {
  let i = 0;
  while (i < typed.length && word[i] === typed[i]) i++;
  const rest = typed.slice(i);
  const from = (skip) => word.slice(i + skip);
  return from(0).startsWith(rest.slice(1)) || from(1).startsWith(rest) || from(1).startsWith(rest.slice(1)) ||
    (rest.length > 1 && from(0).startsWith(rest[1] + rest[0] + rest.slice(2)));
};

/* What nothing here begins with is read as the shortest word that it nearly begins: "insurence" as "insurance". */
const mended = ({ known }, typed) => {
  if (typed.length < 4 || known.some((stem) => stem.startsWith(typed))) return typed;
  return known.filter((stem) => nearly(stem, typed)).sort((a, b) => a.length - b.length)[0] || typed;
};

/* The terms of a query: each word is one, and so is a phrase that has synonyms. */
const termsOf = (index, query) => {
  let rest = ` ${stemsOf(query).map((stem) => mended(index, stem)).join(" ")} `;
  const phrases = index.phrases.filter((phrase) => rest.includes(` ${phrase} `));
  for (const phrase of phrases) rest = rest.replace(phrase, "");
  return [...phrases, ...rest.split(" ")].filter(Boolean).map((term) => meant(index, term));
};

/* The words of this site that a term may mean, each with how sure that is; the fewer places, the more it tells. */
const meant = ({ asking, count, places, same }, term) => {
  const sure = new Map((same.get(term) || []).map((stem) => [stem, BY_SYNONYM]));
  const asks = asking.has(term);
  for (const stem of term.length < 3 || asks ? [term] : places.keys()) {
    if (stem.startsWith(term) && !sure.has(stem)) sure.set(stem, term.length / stem.length);
  }
  const surest = Math.max(...sure.values());
  const among = Math.max(0, ...[...sure].map(([stem, s]) => (s === surest && places.get(stem)?.size) || 0));
  const rarity = Math.log(1 + (count - among + 0.5) / (among + 0.5));
  return { sure, asks, weight: asks ? rarity * ASKED : rarity };
};

/*
 * Return the best pages first, each as its best places, and the words to mark. Not every word has to be in a
 * place. When all are words that stand nearly everywhere, such as "ketamine", whole pages are the answer.
 */
export const find = (index, query) => {
  const terms = termsOf(index, query);
  const telling = terms.filter((term) => term.weight >= TELLING);
  const onlyPages = !telling.length && terms.some((term) => !term.asks);
  const scores = new Map(); // Of each place, with the weight of all terms that it has.
  const answers = new Set();
  for (const term of terms) {
    const shares = new Map();
    for (const [stem, sure] of term.sure) {
      for (const [entry, amount] of index.places.get(stem) || []) {
        shares.set(entry, Math.max(shares.get(entry) || 0, (sure * amount) / (amount + ENOUGH)));
      }
    }
    for (const [entry, share] of shares) {
      const [score, met] = scores.get(entry) || [0, 0];
      scores.set(entry, [score + term.weight * share, met + term.weight]);
      if (telling.length ? telling.includes(term) : !onlyPages || !entry.l.includes("#")) answers.add(entry);
    }
  }
  const worth = (entry) => scores.get(entry)[0] * Math.sqrt(scores.get(entry)[1]); // Two words that meet are worth more.
  const pages = new Map();
  for (const entry of [...answers].sort((a, b) => worth(b) - worth(a))) {
    pages.set(pageOf(entry), [...(pages.get(pageOf(entry)) || []), entry]);
  }
  const marked = (telling.length ? telling : terms).flatMap((term) => [...term.sure.keys()]);
  return { found: [...pages.values()].slice(0, MOST).map((places) => places.slice(0, 1 + MOST_BELOW)), marked };
};

/* A text with all matches marked. Text only: the index is never read as HTML. */
const marking = (target, text, marked) => {
  const mark = target.querySelector("mark");
  const forms = marked.map((stem) => stem.replace(/(..[^aeiou])y$/, (_, start) => `${start}[yi]`)).join("|");
  target.replaceChildren(...text.split(new RegExp(`\\b((?:${forms})[\\w’']*)`, "gi")).map((piece, i) => {
    if (i % 2 === 0) return piece;
    const match = mark.cloneNode();
    match.textContent = piece;
    return match;
  }));
};

/* One result, from the template in partials/search.html: its best place, and links to others of the page. */
const hitOf = (index, base, [best, ...others], marked) => {
  const hit = document.getElementById("search-hit").content.querySelector("li").cloneNode(true);
  const [main, page, text, below] = hit.children;
  const lead = (link, { l, t }) => {
    link.href = base + l;
    (link.firstElementChild || link).textContent = t;
    return link;
  };
  lead(main, best);
  const { t: title, d: description } = index.pages.get(pageOf(best)) || best;
  if (title !== best.t) page.textContent = index.said.on_page.replace("{title}", () => title);
  else page.remove();
  marking(text, description || "", marked);
  const link = below.querySelector("a");
  if (others.length) link.replaceWith(...others.map((other) => lead(link.cloneNode(), other)));
  else below.remove();
  return hit;
};

/* Show what is found for what stands in the field, from now on. */
export const start = (published, base) => {
  const index = prepare(published);
  const { none, results } = index.said;
  const [input, status, hits] = ["input", "status", "hits"].map((name) => document.getElementById(`search-${name}`));
  let pause;
  const show = () => {
    clearTimeout(pause);
    const { found, marked } = find(index, input.value);
    hits.replaceChildren(...found.map((places) => hitOf(index, base, places, marked)));
    if (!words(input.value).length) status.textContent = "";
    else if (!found.length) status.textContent = none;
    else status.textContent = (found.length === 1 ? results.one : results.other).replace("{count}", found.length);
  };
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(show, 200); // A screen reader would read out every count in between.
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    show(); // What is typed, not what was found for the letters before.
    hits.querySelector("a")?.click();
  });
  show();
};
