"""Photos as a browser loads them: the width for its screen, nothing twice, nothing that moves, and each on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize

from scripts.static_host import hosted
from tests.project import Project, copy_after
from tests.site.test_pictures_shown import add_pictures

SEEN = 0.0001  # of layout shift: a square of 100 pixels that moves by 10 on a desk's screen
CHOSEN = "[...document.querySelectorAll('article img')].map((image) => image.currentSrc.split('/').pop())"
SHIFT = """new Promise((done) => {
  let moved = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) moved += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 300);
})"""
ALL_THE_WAY = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 300) {
    window.scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 20));
  }
}"""


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory, built_guide: Project) -> Iterator[str]:
    project = copy_after(built_guide, tmp_path_factory.mktemp("photos") / "project")
    add_pictures(project)
    project.build()
    with hosted(project.site, "/") as served:
        yield f"{served}rooms/"


@pytest.mark.parametrize(
    ("width", "density", "chosen"),
    [
        (360, 1, ("480.avif", "300.avif")),
        (360, 2, ("480.avif", "300.avif")),
        (390, 3, ("480.avif", "300.avif")),
        (412, 3.75, ("480.avif", "300.avif")),
        (768, 1, ("620.avif", "300.avif")),
        (1280, 1, ("620.avif", "300.avif")),
        (1280, 2, ("1200.avif", "400.avif")),
    ],
)
def test_each_screen_takes_the_width_for_it_and_nothing_moves(
    browser: Browser, rooms: str, width: int, density: float, chosen: tuple[str, ...]
) -> None:
    screen = ViewportSize(width=width, height=800)
    with browser.new_context(viewport=screen, device_scale_factor=density, reduced_motion="reduce") as context:
        page = context.new_page()
        complaints: list[str] = []
        loaded: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(rooms)
        page.evaluate(ALL_THE_WAY)
        page.wait_for_load_state("networkidle")
        names = page.evaluate(CHOSEN)
        assert tuple(name.rpartition("-")[2] for name in names[:2]) == chosen
        assert len(loaded) == len(set(loaded))
        assert not [address for address in loaded if address.endswith(".webp")]
        assert page.evaluate(SHIFT) < SEEN
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert complaints == []
