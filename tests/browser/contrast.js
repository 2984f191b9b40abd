/* The least contrast of a text below `root` that can be seen, by WCAG 2.2: [ratio, words, selector]; [Infinity] without a text. */
(root) => {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a)];
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const grounds = new Map([[null, [255, 255, 255]]]); // Of each element, once: most texts share theirs.
  const ground = (one) => {
    if (!grounds.has(one)) {
      const color = channels(getComputedStyle(one).backgroundColor);
      grounds.set(one, color.length < 4 || color[3] === 1 ? over(color, [0, 0, 0]) : over(color, ground(one.parentElement)));
    }
    return grounds.get(one);
  };
  let least = [Infinity];
  const texts = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const words = texts.currentNode.textContent.trim();
    const one = texts.currentNode.parentElement;
    if (!words || one.closest("svg, script, style, template, .hush, .skip")) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const below = ground(one);
    const [a, b] = [light(over(channels(getComputedStyle(one).color), below)), light(below)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < least[0]) least = [ratio, words.slice(0, 40), `${one.tagName}.${one.className}`];
  }
  return least;
}
