"""The live preview, over HTTP: every edit shows in the next answer, a mistake is told with its line, and mended."""

import os
import re
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.preview import LONGEST, Preview, previewed
from tests.project import FIXTURES, LOCAL_URL, SOURCES, Project, files

PORT_HINT = "stop the program that uses it, or set SITE_URL to an address with another port"
SCRIPT = re.compile(r'<script src="/__preview.js".*?</script>\n')


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview of the small guide for all tests of this module."""
    with previewed(tmp_path_factory.mktemp("preview") / "guide", FIXTURES) as preview:
        yield preview


@pytest.fixture
def preview(started: Preview) -> Iterator[Preview]:
    """The preview; what a test edits is put back."""
    root = started.project.root
    before = {name: files(root / name) for name in SOURCES if (root / name).is_dir()}
    config = started.project.read("mkdocs.yml")
    yield started
    for folder, known in before.items():
        now = files(root / folder)
        for name in now.keys() - known.keys():
            (root / folder / name).unlink()
        for name in (name for name, data in known.items() if now.get(name) != data):
            (root / folder / name).write_bytes(known[name])
    if started.project.read("mkdocs.yml") != config:
        started.project.write("mkdocs.yml", config)


def test_every_page_is_as_it_is_published(preview: Preview, built_guide: Project) -> None:
    """But for the script that shows edits, to the byte: the same events make it."""
    for name, data in files(built_guide.site).items():
        if name.endswith(".html"):
            _, shown = preview.get(name.removesuffix("index.html"))
            assert SCRIPT.sub("", shown).replace(preview.address, LOCAL_URL) == data.decode(), name


def test_what_only_the_whole_site_has_comes_with_its_build(preview: Preview) -> None:
    """It was begun when the preview was started, and would begin anew after an edit: so this test is an early one."""
    end = time.monotonic() + LONGEST
    while preview.get("search.json")[0] != 200:
        assert time.monotonic() < end
        time.sleep(0.2)
    assert preview.get("handouts/costs.pdf")[0] == 200


def test_an_edit_of_a_page_is_in_the_next_answer(preview: Preview) -> None:
    preview.page("risks/")
    preview.project.append("docs/risks.md", "This was added.")
    assert "This was added." in preview.page("risks/")


def test_of_two_quick_edits_the_last_is_shown(preview: Preview) -> None:
    for number in range(5):
        preview.project.append("docs/risks.md", f"This was edit {number}.")
        assert f"This was edit {number}." in preview.page("risks/")


def test_an_edit_of_a_title_shows_in_the_menu_of_other_pages(preview: Preview) -> None:
    preview.project.edit("docs/faq.md", "title: ", "title: Edited ")
    assert ">Edited " in preview.page("risks/")


def test_an_edit_of_a_price_shows_on_pages_and_in_files(preview: Preview) -> None:
    preview.page("costs/")
    preview.project.edit("content/pricing.yml", "price: 3475.00", "price: 3611.00")
    assert "$3,611" in preview.page("costs/")
    assert "3611.00" in preview.page("pricing.csv")
    assert "$3,475" not in preview.page()


def test_an_edit_of_the_theme_shows(preview: Preview) -> None:
    preview.page()
    preview.project.edit(
        "overrides/partials/footer.html", "{{ words.footer.information | e }}", "{{ words.not_found.title | e }}"
    )
    assert "<p>Page not found</p>" in preview.page()
    preview.project.edit("overrides/assets/site.css", ":root {", ":root { --was-edited: 1;")
    assert "--was-edited:1" in preview.page()
    preview.project.edit("overrides/assets/site.js", '"use strict";', '"use strict"; // edited')
    assert "// edited" in preview.page("assets/site.js")


def test_an_edit_of_the_words_shows(preview: Preview) -> None:
    preview.page()
    preview.project.edit(
        "content/words/en.yml", "information: This site gives", "information: This line was edited. It gives"
    )
    assert "This line was edited." in preview.page()
    preview.project.edit("content/words/en.yml", "all-of-section: All {count} pages", "all-of-section: All pages")
    assert "content/words/en.yml:" in preview.mistakes()


def test_an_edit_of_a_script_shows(preview: Preview) -> None:
    preview.page("costs/")
    preview.project.edit("scripts/render/templates.py", 'return f"${amount:,.0f}"', 'return f"US${amount:,.0f}"')
    assert ">US$3,475</data>" in preview.page("costs/")


def test_a_new_page_is_there_and_a_deleted_one_is_not(preview: Preview) -> None:
    assert preview.get("extra/")[0] == 404
    preview.project.write("docs/extra.md", preview.project.read("docs/about.md"))
    assert preview.page("extra/")
    (preview.project.root / "docs/extra.md").unlink()
    status, html = preview.get("extra/")
    assert status == 404
    assert "There is no page at this address" in html


MISTAKES = [
    ("docs/costs.md", "{{ price(", "{{ prise(", 'there is no macro "prise"; did you mean'),
    ("docs/costs.md", "kind: page", "kind: paper", "kind is"),
    ("docs/costs.md", '{{ price("series") }}', "{{ '<b>' }}", "is not a single macro with plain values"),
    ("content/pricing.yml", "price: 3475.00", "price: $3,475", "which is not a price"),
    ("mkdocs.yml", "theme:", "thema:", "is not recognized here; did you mean"),
    ("overrides/main.html", "<main", "{% nonsense %}<main", "template syntax error"),
    ("scripts/render/templates.py", "whole = ", "whole == ", "NameError"),
    ("scripts/render/templates.py", "def dollars(", "def dollars(:", "Python syntax error"),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake[0]} {mistake[3]}")
def test_a_mistake_is_a_page_with_its_line_until_it_is_mended(
    preview: Preview, mistake: tuple[str, str, str, str]
) -> None:
    file, right, wrong, said = mistake
    before = preview.page("costs/")
    line = preview.project.read(file).partition(right)[0].count("\n") + 1
    preview.project.edit(file, right, wrong)
    told = preview.mistakes("costs/")
    assert f"<code>{file}:{line}</code>" in told
    assert said in told
    assert "Traceback" not in told
    preview.project.edit(file, wrong, right)
    assert _without_version(preview.page("costs/")) == _without_version(before)


def _without_version(html: str) -> str:
    return SCRIPT.sub("", html)


def test_a_mistake_on_one_page_leaves_the_others(preview: Preview) -> None:
    preview.project.edit("docs/costs.md", "{{ price(", "{{ prise(")
    assert preview.page("risks/")


def test_what_a_mistake_quotes_is_escaped(preview: Preview) -> None:
    preview.project.edit("docs/costs.md", "{{ price(", "{{ '<script>' + price(")
    assert "<script>" not in re.sub(r"<script src.*", "", preview.get("costs/")[1])


def test_open_pages_are_told_of_an_edit_and_of_what_the_whole_site_has_wrong(preview: Preview) -> None:
    first = _version_with(preview, news := preview.news(), "")
    line = preview.project.append("docs/risks.md", "It costs $99.")
    assert _version_with(preview, news, "It costs $99.") != first
    diagnostics = next(diagnostics for _, diagnostics in news if diagnostics)
    assert any(diagnostic.startswith(f'docs/risks.md:{line}: an amount is typed: "$99"') for diagnostic in diagnostics)


def _version_with(preview: Preview, news: Iterator[tuple[str, list[str]]], text: str) -> str:
    """Return the version told that a page with this text has; edits of the test before may be noticed until then."""
    told = ((version, preview.page("risks/")) for version, _ in news)
    return next(version for version, page in told if text in page and f'data-version="{version}"' in page)


BEFORE_MKDOCS = [
    ("docs/photo.png", lambda file: file.symlink_to("/etc/hostname"), "docs/photo.png:1", "this is a symbolic link"),
    ("docs/up", lambda file: file.symlink_to(".."), "docs/up:1", "this is a symbolic link"),
    ("docs/pipe.md", os.mkfifo, "docs/pipe.md:1", "this is a pipe"),
    ("content/loop.yml", lambda file: file.symlink_to("loop.yml"), "content/loop.yml:1", "this is a symbolic link"),
    ("overrides/x.css", lambda file: file.symlink_to("main.html"), "overrides/x.css:1", "this is a symbolic link"),
]


@pytest.mark.parametrize(("file", "make", "place", "said"), BEFORE_MKDOCS, ids=lambda value: str(value)[:20])
def test_what_is_no_file_is_told_in_the_place_of_every_page_until_it_is_gone(
    preview: Preview, file: str, make: Callable[[Path], object], place: str, said: str
) -> None:
    make(preview.project.root / file)
    try:
        told = preview.mistakes("costs/")
        assert f"<code>{place}</code>" in told
        assert said in told
        assert preview.get(file.removeprefix("docs/"))[0] in {404, 500}
    finally:
        (preview.project.root / file).unlink()
    assert preview.page("costs/")


def test_mkdocs_never_reads_settings_that_it_must_not_follow(preview: Preview) -> None:
    ran = preview.project.root / "ran"
    preview.project.write("hook.py", f"open({str(ran)!r}, 'w')\n")
    preview.project.edit("mkdocs.yml", "hooks: [scripts/hooks.py]", "hooks: [hook.py]")
    assert "other hooks are programs that are not checked; write hooks: [scripts/hooks.py]" in preview.mistakes(
        "costs/"
    )
    assert not ran.exists()


@pytest.mark.parametrize("name", [".costs.md.swp", "costs.md~", "#costs.md#", "costs.md", ".hidden/x.png"])
def test_what_is_not_published_is_not_shown(preview: Preview, name: str) -> None:
    if name != "costs.md":
        (preview.project.root / "docs" / name).parent.mkdir(exist_ok=True)
        preview.project.write(f"docs/{name}", "Not for readers.")
    assert preview.get(quote(name))[0] == 404
    assert preview.page("costs/")


def test_only_this_computer_is_answered(preview: Preview) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:8000", "[", ""):
        assert preview.get("", {"Host": host})[0] == 403, host
        assert preview.get("__events", {"Host": host})[0] == 403, host
    assert preview.get("", {"Host": "localhost:1234"})[0] == 200


def test_a_port_that_is_taken_is_told_in_one_line(preview: Preview) -> None:
    done = preview.project.quick("serve", env={"SITE_URL": preview.address})
    assert done.code == 1
    assert done.said == (
        f"port {urlsplit(preview.address).port} cannot be used (Address already in use); {PORT_HINT} [preview-port]\n"
    )


@pytest.mark.parametrize(
    "path",
    [
        *("/etc/hostname", "//etc/hostname", "assets//etc/hostname", "x" * 5000, "x/" * 2000, "assets/" + "x" * 5000),
        *("../mkdocs.yml", "%2e%2e/mkdocs.yml", "assets/../main.html", "assets/%2e%2e/main.html", "costs.md", "%00"),
    ],
)
def test_no_address_leads_out_of_what_is_published(preview: Preview, path: str) -> None:
    parts = urlsplit(preview.address)
    with socket.create_connection((parts.hostname, parts.port)) as connection:
        connection.sendall(f"GET /{path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        assert connection.makefile("rb").readline().split()[1] == b"404"
