/*
 * Extras only: the palette button, the search dialog, and closing what the menu opened. Without this
 * file every page still reads, and the menu still opens: it is a popover with <details> inside.
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

  /* ---- Menu: an open group closes on Escape, on a click elsewhere, and when the focus leaves it. ---- */

  const menu = at("menu");
  const groups = [...menu.querySelectorAll("details")];
  const hasPopovers = "popover" in menu;
  const asSheet = () => hasPopovers && menu.matches(":popover-open");
  const closeMenu = () => {
    if (asSheet()) menu.hidePopover();
    menu.removeAttribute("data-open");
    for (const group of groups) group.open = false;
  };
  if (!hasPopovers) {
    for (const button of [at("menu-open"), at("menu-close")]) {
      button.addEventListener("click", (event) => {
        event.stopPropagation(); // Else the click closes the groups.
        const isOpen = menu.toggleAttribute("data-open");
        at(isOpen ? "menu-close" : "menu-open").focus();
      });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.hasAttribute("data-open")) return;
      closeMenu();
      at("menu-open").focus();
    });
  }
  // A reader who comes Back to the page wants to see the page.
  addEventListener("pagehide", closeMenu);
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
  listen(matchMedia("(min-width: 60em)"), closeMenu);

  /* ---- Tools of one page, such as the cost estimator: their code, beside this file, is fetched in time. ---- */

  const nearTools = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
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
