"""Run by the Python of one old engine, which has Qt and nothing else: the pixels of the crisis links, page by page.

`python look.py qt5|qt6 ADDRESS PALETTE PAGE…` prints a line of JSON for each link: page, link, contrast. The links are
grabbed from the window as a reader would see them.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    QT_QUICK_BACKEND="software",
    QTWEBENGINE_DISABLE_SANDBOX="1",
    QTWEBENGINE_CHROMIUM_FLAGS="--disable-gpu --no-sandbox --disable-background-networking",
)
if sys.argv[1] == "qt5":
    from PyQt5.QtCore import QEventLoop, QTimer, QUrl
    from PyQt5.QtWebEngineWidgets import QWebEngineView
    from PyQt5.QtWidgets import QApplication
else:
    from PySide6.QtCore import QEventLoop, QTimer, QUrl
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication

SETTLED = 120  # ms from scrolling to a painted window
PATIENCE = 20_000  # ms for a page
LINKS = '[...document.querySelectorAll(\'a[href="tel:988"], a[href="sms:988"]\')].filter((a) => a.offsetParent)'
BOX = """(() => {
  const link = %s[%d];
  link.scrollIntoView({ block: "center" });
  const { x, y, width, height } = link.getBoundingClientRect();
  return JSON.stringify([Math.ceil(x), Math.ceil(y), Math.floor(width), Math.floor(height), link.textContent]);
})()"""


def waited(start: Callable[[Callable[..., None]], object]) -> Any:
    """Start something that calls back, and return what it called back with."""
    loop, answers = QEventLoop(), list[Any]()

    def answer(*given: Any) -> None:
        answers.extend(given)
        loop.quit()

    start(answer)
    QTimer.singleShot(PATIENCE, loop.quit)
    if not answers:
        loop.exec_() if sys.argv[1] == "qt5" else loop.exec()
    return answers[0] if answers else None


def pause(milliseconds: int) -> None:
    waited(lambda answer: QTimer.singleShot(milliseconds, lambda: answer(None)))


def luminance(color: tuple[int, int, int]) -> float:
    """The relative luminance of a color. Source: WCAG 2.2."""
    parts = [part / 255 for part in color]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(pixels: list[tuple[int, int, int]]) -> float:
    """How far the color that differs most from the ground is from it, the ground being the most frequent color."""
    counted = Counter(pixels)
    ground = luminance(counted.most_common(1)[0][0])
    ratios = ((max(ground, other) + 0.05) / (min(ground, other) + 0.05) for other in map(luminance, counted))
    return round(max(ratios), 2)


class Window:
    """A phone's screen with a page in it."""

    def __init__(self) -> None:
        self.view = QWebEngineView()
        self.view.resize(390, 780)
        self.view.show()

    def open(self, address: str) -> None:
        def start(answer: Callable[..., None]) -> None:
            self.view.loadFinished.connect(answer)
            self.view.load(QUrl(address))

        if waited(start) is None:
            sys.exit(f"{address} did not load")
        self.view.loadFinished.disconnect()

    def run(self, script: str) -> Any:
        world = () if sys.argv[1] == "qt5" else (0,)  # Qt 6 asks for it
        return waited(lambda answer: self.view.page().runJavaScript(script, *world, answer))

    def pixels(self, box: tuple[int, int, int, int]) -> list[tuple[int, int, int]]:
        left, top, width, height = box
        picture = self.view.grab().toImage()
        colors = (picture.pixelColor(x, y) for x in range(left, left + width) for y in range(top, top + height))
        return [(color.red(), color.green(), color.blue()) for color in colors]


def main() -> None:
    _, _, address, palette, *pages = sys.argv
    application = QApplication(sys.argv[:1])
    window = Window()
    window.open(address)
    window.run(f"localStorage.setItem('site-theme', '{palette}')")
    for page in pages:
        window.open(address + page.lstrip("/"))
        for number in range(int(window.run(f"{LINKS}.length"))):
            window.run(BOX % (LINKS, number))
            pause(SETTLED)
            *box, words = json.loads(window.run(BOX % (LINKS, number)))
            print(json.dumps([page, f"{number + 1}: {words}", contrast(window.pixels(tuple(box)))]), flush=True)
    sys.stdout.flush()
    application.quit()
    os._exit(0)  # Qt 5 can crash while it takes its pages down; all is said


if __name__ == "__main__":
    main()
