/* The contrast of each text in `within` that can be seen, by WCAG 2.2: [[ratio, words, selector], …], the least first. */
(root, within) => {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a)];
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (one) => {
    const layers = [];
    for (let at = one; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      layers.push(color);
      if (color.length < 4 || color[3] === 1) break;
    }
    return layers.reverse().reduce((below, color) => over(color, below), [255, 255, 255]);
  };
  const found = [];
  const texts = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const words = texts.currentNode.textContent.trim();
    const one = texts.currentNode.parentElement;
    if (!words || !one.closest(within) || one.closest("svg, script, style, template, .hush, .skip")) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const below = ground(one);
    const [a, b] = [light(over(channels(getComputedStyle(one).color), below)), light(below)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    found.push([Math.floor(ratio * 100) / 100, words.slice(0, 40), one.tagName + "." + one.className]);
  }
  return found.sort((a, b) => a[0] - b[0]);
}
