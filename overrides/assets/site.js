/*
 * Extras only: the palette button, the search dialog, and closing what the menu opened. Without this
 * file every page still reads, and the menu still opens: it is a popover with <details> inside.
 */
"use strict";
(() => {
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);

  /* ---- Palette: follows the system until the reader chooses; the choice is all we ever store. ---- */

  const themeButton = at("theme-toggle");
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  const showTheme = () => {
    themeButton.setAttribute("aria-pressed", isDark());
    if (!root.dataset.theme) return;
    const paper = getComputedStyle(root).getPropertyValue("--paper");
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper;
  };
  themeButton.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("site-theme", root.dataset.theme);
    } catch {} // Storage can be switched off; the choice then lasts for this page.
    showTheme();
  });
  systemDark.addEventListener("change", showTheme);
  showTheme();
  themeButton.hidden = false;

  /* ---- Menu: an open group closes on Escape, on a click elsewhere, and when the focus leaves it. ---- */

  const menu = at("menu");
  const groups = [...menu.querySelectorAll("details")];
  const asSheet = () => menu.matches("[popover]:popover-open");
  document.addEventListener("keydown", (event) => {
    const open = groups.find((group) => group.open);
    if (event.key !== "Escape" || !open || asSheet()) return; // The sheet closes by itself.
    if (open.contains(document.activeElement)) open.firstElementChild.focus();
    open.open = false;
  });
  document.addEventListener("click", (event) => {
    if (!asSheet()) for (const group of groups) if (!group.contains(event.target)) group.open = false;
  });
  menu.addEventListener("focusout", (event) => {
    const next = event.relatedTarget;
    if (!next) return; // A click on plain text, or the window lost the focus.
    if (asSheet()) {
      if (!menu.contains(next)) menu.hidePopover(); // It would cover what has the focus.
    } else {
      for (const group of groups) if (!group.contains(next)) group.open = false;
    }
  });
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "open") at("menu-close").focus(); // The sheet covers the button that opened it.
  });
  matchMedia("(min-width: 60em)").addEventListener("change", () => asSheet() && menu.hidePopover());

  /* ---- Tools of one page, such as the cost estimator: their code is fetched when they come near. ---- */

  const nearTools = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        nearTools.unobserve(target);
        import(`${root.dataset.base}assets/${target.dataset.tool}.js`);
      }
    },
    { rootMargin: "50%" },
  );
  for (const tool of document.querySelectorAll("[data-tool]")) nearTools.observe(tool);

  /* ---- Search: our own scan of a small index, fetched when the dialog is first opened. ---- */

  const dialog = at("search");
  const input = at("search-input");
  const hits = at("search-hits");
  const status = at("search-status");
  const base = root.dataset.base;
  const MOST = 10;
  const MOST_PER_PAGE = 3;
  const SMALL_WORDS = new Set("a an and are at be by can do does for get have how i if in is it many me much my of on or should that the this to was what when will with would you your".split(" "));
  let index; // A promise, from the first opening on.

  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const stemOf = (word) => (word.length > 3 ? word.replace(/s$/, "") : word); // "prices" and "price" are one.
  const words = (text) => plain(text).match(/[a-z0-9]+/g) || [];
  const load = async () => {
    const answer = await fetch(base + "search.json");
    if (!answer.ok) throw new Error(answer.status);
    const entries = await answer.json();
    const pages = new Map(entries.filter((entry) => !entry.l.includes("#")).map((entry) => [entry.l, entry.t]));
    return entries.map(({ l, t, x }) => {
      const page = l.split("#")[0];
      return { l, t, x, page, pageTitle: pages.get(page), inTitle: new Set(words(t)), inText: new Set(words(x)) };
    });
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
  const rate = (set, typed, fuzzy) => {
    const stem = stemOf(typed);
    let best = 0;
    for (const word of set) {
      if (stemOf(word) === stem) return 3;
      if (word.startsWith(stem)) best = 2;
      else if (!best && fuzzy && typed.length > 3 && nearly(word, typed)) best = 1;
    }
    return best;
  };
  const score = (entry, query, fuzzy) => {
    let sum = 0;
    for (const typed of query) {
      const points = 5 * rate(entry.inTitle, typed, fuzzy) + rate(entry.inText, typed, fuzzy);
      if (!points) return 0; // Every word has to be there.
      sum += points;
    }
    if (entry.inTitle.size <= query.length + 1) sum += 4; // "The prices" is what "prices" asks for.
    return sum + (entry.l.includes("#") ? 0 : 1);
  };
  const find = (entries, text) => {
    const all = words(text);
    const telling = all.filter((word) => !SMALL_WORDS.has(word));
    const query = telling.length ? telling : all;
    const scan = (fuzzy) => {
      const perPage = new Map();
      return entries.map((entry) => ({ entry, points: score(entry, query, fuzzy) }))
        .filter((hit) => hit.points)
        .sort((a, b) => b.points - a.points)
        .filter(({ entry }) => {
          const n = (perPage.get(entry.page) || 0) + 1;
          perPage.set(entry.page, n);
          return n <= MOST_PER_PAGE;
        })
        .slice(0, MOST);
    };
    const exact = scan(false);
    return { query, found: exact.length ? exact : scan(true) };
  };

  /* Some words around the first match, with the match marked. Text only: the index is never read as HTML. */
  const excerpt = (target, text, query) => {
    const match = new RegExp(`\\b(?:${query.map(stemOf).join("|")})[\\w’']*`, "i").exec(text);
    const place = match ? match.index : 0;
    const start = place < 70 ? 0 : text.indexOf(" ", place - 60) + 1;
    const end = text.length - start < 170 ? text.length : text.lastIndexOf(" ", start + 165);
    const mark = target.querySelector("mark");
    const after = match ? place + match[0].length : place;
    mark.textContent = match ? match[0] : "";
    if (!match) mark.remove();
    target.firstChild.textContent = (start ? "… " : "") + text.slice(start, place);
    target.append(text.slice(after, Math.max(end, after)) + (end < text.length ? " …" : ""));
  };
  const show = async () => {
    const text = input.value;
    let entries;
    try {
      entries = await index;
    } catch {
      index = undefined; // The next opening tries again.
      status.textContent = "Search could not be loaded. The foot of each page lists all pages.";
      return;
    }
    if (text !== input.value) return; // Typed on meanwhile: that call shows its own hits.
    const { query, found } = words(text).length ? find(entries, text) : { found: [] };
    hits.replaceChildren(...found.map(({ entry }) => {
      const hit = at("search-hit").content.cloneNode(true);
      hit.querySelector("a").href = base + entry.l;
      hit.querySelector("b").textContent = entry.t;
      const page = hit.querySelector(".hit-page");
      if (entry.pageTitle && entry.pageTitle !== entry.t) page.textContent = "On the page: " + entry.pageTitle;
      else page.remove();
      excerpt(hit.querySelector(".hit-text"), entry.x, query);
      return hit;
    }));
    if (!query) status.textContent = "";
    else if (found.length) status.textContent = found.length === 1 ? "1 result" : `${found.length} results`;
    else status.textContent = "No results. Try fewer or other words.";
  };

  let pause;
  at("search-open").addEventListener("click", () => {
    index ||= load();
    dialog.showModal();
    input.focus();
    input.select();
    show();
  });
  at("search-close").addEventListener("click", () => dialog.close());
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(show, 150); // A screen reader would read out every count in between.
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") hits.querySelector("a")?.click();
    if (event.key !== "Escape") return;
    event.preventDefault(); // Else the first Escape only empties the field.
    dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // The veil around it.
    if (event.target.closest("a")) dialog.close(); // A hit on this page only scrolls.
  });
  at("search-open").hidden = false;
})();
