/* Loads the page anew after an edit, and says what is wrong with the site. Only the live preview has it. */
"use strict";
(() => {
  const { src, dataset } = document.currentScript;
  const style = new CSSStyleSheet();
  style.replaceSync(`
    details { position: fixed; inset: auto 0 0; z-index: 9; max-height: 40vh; overflow: auto; padding: 0.5rem 1rem;
      border-top: 1px solid; color: #fff; background: #8a1c1c; font: 1rem/1.5 system-ui, sans-serif;
      overflow-wrap: anywhere }
    summary { overflow: hidden; cursor: pointer; font-weight: bold; text-overflow: ellipsis; white-space: nowrap }
    [open] span { display: none }
    :focus-visible { outline: 2px solid; outline-offset: -4px }
    @media print { details { display: none } }
  `);

  /* A shadow tree: the styles of the page and those of the strip do not meet. */
  let strip;
  const show = (problems) => {
    if (!problems.length) return strip?.host.remove(), (strip = undefined);
    if (!strip) {
      strip = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
      strip.adoptedStyleSheets = [style];
      strip.host.setAttribute("role", "status");
      strip.append(document.createElement("details"));
    }
    const summary = document.createElement("summary");
    summary.textContent = `${problems.length} ${problems.length === 1 ? "problem" : "problems"} on this site`;
    summary.appendChild(document.createElement("span")).textContent = `: ${problems[0]}`;
    const list = document.createElement("ol");
    for (const problem of problems) list.appendChild(document.createElement("li")).textContent = problem;
    strip.firstChild.replaceChildren(summary, list);
  };

  /* Only while the page is seen: a browser has six connections to one host. */
  let events;
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource(new URL("__events", src));
    events.onmessage = ({ data }) => {
      const { version, problems } = JSON.parse(data);
      if (version === dataset.version) return show(problems);
      events.close();
      location.reload();
    };
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
