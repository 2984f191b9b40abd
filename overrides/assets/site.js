/*
 * Extras only: the palette button, the search dialog, and closing what the menu opened. Without this
 * file every page still reads, and the menu still opens: it is a popover.
 */
"use strict";
(() => {
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  const listen = (query, act) => query.addEventListener && query.addEventListener("change", act); // Safari 14

  /* ---- Palette: follows the system until the reader chooses; the choice is all we ever store. ---- */

  const themeButton = at("theme-toggle");
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  const showTheme = () => {
    themeButton.setAttribute("aria-pressed", isDark());
    if (!root.dataset.theme) return;
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper;
  };
  themeButton.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("site-theme", root.dataset.theme);
    } catch (_) {} // Storage can be switched off; the choice then lasts for this page.
    showTheme();
  });
  listen(systemDark, showTheme);
  showTheme();
  themeButton.hidden = false;

  /* ---- Menu: the browser opens and closes it; where it knows no popovers, all pages stand at the foot only. ---- */

  const menu = at("menu");
  const hasPopovers = "popover" in menu;
  const closeMenu = () => {
    if (hasPopovers && menu.matches(":popover-open")) menu.hidePopover();
  };
  if (!hasPopovers) at("menu-open").addEventListener("click", () => (location.hash = "menu"));
  // A reader who comes Back to the page wants to see the page, and one who follows a link on it what the link leads to.
  addEventListener("pagehide", closeMenu);
  menu.addEventListener("click", (event) => {
    if (event.target.closest("a")) closeMenu();
  });
  menu.addEventListener("focusout", (event) => {
    const next = event.relatedTarget; // None: a click on plain text, or the window lost the focus.
    if (next && !menu.contains(next)) closeMenu(); // It would cover what has the focus.
  });

  /* ---- What is folded: opened where there is room, where a link leads into it, and on paper. ---- */

  const contents = at("contents");
  const hasRoom = matchMedia("(min-width: 70em)");
  const back = at("to-contents");
  if (back) new IntersectionObserver(([{ boundingClientRect: box }]) => (back.hidden = box.bottom > 0)).observe(contents);
  const unfold = () => {
    if (contents) contents.firstElementChild.open = hasRoom.matches;
  };
  listen(hasRoom, unfold);
  unfold();
  const reveal = () => {
    const target = at(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) {
      if (folded.className !== "look-up") folded.open = true; // A table to look things up in would fill the paper.
    }
  });

  /* ---- A table that is wider than the screen: keys scroll it, and it has a name. ---- */

  const sized = new ResizeObserver((boxes) => {
    for (const { target } of boxes) {
      const scrolls = target.scrollWidth > target.clientWidth;
      for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-labelledby", target.querySelector("caption").id]]) {
        scrolls ? target.setAttribute(name, value) : target.removeAttribute(name);
      }
    }
  });
  for (const table of document.querySelectorAll(".table-scroll")) sized.observe(table);

  /* ---- Tools of one page, such as the cost estimator: their code, beside this file, is fetched in time. ---- */

  const nearTools = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting && !history.state) continue; // Answers of before are shown at once.
        nearTools.unobserve(target);
        import(`./${target.dataset.tool}.js`);
      }
    },
    { rootMargin: "50%" },
  );
  for (const tool of document.querySelectorAll("[data-tool]")) nearTools.observe(tool);

  /* ---- Search: the dialog opens at once; what finds is fetched when it is first opened. ---- */

  const dialog = at("search");
  const input = at("search-input");
  const base = root.dataset.base;
  let searching; // A promise, from the first opening on.
  const load = async () => {
    const [{ start }, index] = await Promise.all([
      import("./search.js"),
      fetch(`${base}search.json`).then((answer) => answer.json()), // An error page is no JSON.
    ]);
    start(index, base);
  };
  at("search-open").addEventListener("click", () => {
    dialog.showModal();
    input.focus();
    input.select();
    searching = searching || load().catch(() => {
      searching = undefined; // The next opening tries again.
      const status = at("search-status");
      status.textContent = status.dataset.failed;
    });
  });
  at("search-close").addEventListener("click", () => dialog.close());
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // Else the first Escape only empties the field.
    dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // The veil around it.
    if (event.target.closest("a")) dialog.close(); // A hit on this page only scrolls.
  });
  at("search-open").hidden = !dialog.showModal; // Safari 15.3 has no dialogs; the foot lists all pages.
})();
