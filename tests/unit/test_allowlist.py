"""What the allowlist accepts of our own, and what it refuses on a page whoever made it."""

from pathlib import PurePosixPath

import pytest

from scripts.checks.site.allowlist import check_allowlist, check_inline_scripts, inline_scripts, is_safe_address
from scripts.checks.site.built import BuiltPage

HEAD = '<!DOCTYPE html>\n<html lang="en"><head><title>A</title>{head}</head>\n<body>{before}'
REST = "</body></html>"


def page(article: str, head: str = "", before: str = "", source: str = "", name: str = "a") -> BuiltPage:
    html = f"{HEAD.format(head=head, before=before)}\n<article>{article}</article>\n{REST}"
    return BuiltPage(
        PurePosixPath(f"{name}/index.html"), html, PurePosixPath(f"docs/{name}.md") if source else None, source
    )


def said(built: BuiltPage) -> list[str]:
    return [str(diagnostic) for diagnostic in check_allowlist(built)]


OURS = (
    '<h2 id="a">A &amp; b &lt;3</h2><p class="x">5 > 4 <a href="../risks/#x">x</a> <a href="tel:988">y</a></p>',
    '<table><thead><tr><th class="to-right" scope="col">a</th></tr></thead></table>',
    '<svg viewBox="0 0 9 9" role="img" aria-labelledby="t"><title id="t">Words</title><defs><pattern id="p" width="2">'
    '<path d="M0 0l2,2" class="ink" stroke-dasharray="2" stroke-dashoffset="1" '
    'vector-effect="none"/></pattern></defs><g transform="translate(1 2)"><use href="#p" x="1"/>'
    '<rect x="0" y="0" width="9" height="9" fill="url(#p)"/><text x="1" y="2">a<tspan>b</tspan></text></g></svg>',
    '<section class="tool"><data data-price="series" value="1">a</data>'
    '<fieldset><legend>a</legend><label for="n">b</label>'
    '<input type="range" id="n" name="n" min="1" max="9" step="1" value="2"><input type="checkbox" checked id="c">'
    '<select id="s"><option value="1" selected>a</option></select><button type="button" disabled>go</button>'
    '<output for="n">1</output></fieldset></section>',
    '<details open><summary>a</summary><figure><img src="../a.png" alt="b"><figcaption>c</figcaption></figure>'
    "</details><hr />",
)


@pytest.mark.parametrize("article", OURS)
def test_what_our_templates_make_is_let_through(article: str) -> None:
    assert said(page(article)) == []


REFUSED = {
    '<p onclick="x">a</p>': 'onclick="x" is not allowed on <p>',
    '<p style="color: red;">a</p>': "is not allowed on <p>",
    '<td style="text-align: right;">a</td>': "is not allowed on <td>",
    '<p data-fill="x">a</p>': 'data-fill="x" is not allowed',
    '<p data-theme="dark">a</p>': 'data-theme="dark" is not allowed',
    '<svg><path dashoffset="1"/></svg>': 'dashoffset="1" is not allowed',
    '<p data-of-nobody="x">a</p>': 'data-of-nobody="x" is not allowed',
    '<section data-tool="../../evil">a</section>': "data-tool",
    '<button type="submit">a</button>': 'type="submit" is not allowed',
    "<button>a</button>": "<button> has no type",
    '<input type="image" src="a.png">': "is not allowed on <input>",
    '<img src="https://evil.example/a.png" alt="a">': "is not allowed on <img>",
    '<a href="x" target="_blank">a</a>': "target",
    '<a href="/a" href="javascript:x">a</a>': "is not allowed on <a>",
    '<a href="java&#10;script:x">a</a>': "is not allowed on <a>",
    '<a href="\\\\evil.example">a</a>': "is not allowed on <a>",
    '<a href="a"><b><a href="b">c</a></b></a>': "<a> is not allowed inside <b>",
    '<svg><use href="a.svg#b"/></svg>': "is not allowed on <use>",
    '<svg><rect fill="url(a#b)"/></svg>': "is not allowed on <rect>",
    '<svg><rect fill="u\\72l(#b)"/></svg>': "is not allowed on <rect>",
    "<svg><p>a</p></svg>": "<p> is not allowed on a page",
    "<svg><title><b>a</b></title></svg>": "<b> is not allowed on a page",
    "<title>a</title>": "<title> is not allowed on a page",
    '<path d="M0 0"></path>': "<path> is not allowed on a page",
    "<p>a": "<p> is never closed",
    "<p>a</b></p>": "</b> closes nothing",
    "<div/>a": "<div/> cannot close itself",
    "<!-- a -->": "can be read in more than one way",
    "<p class='a'>b</p>": "can be read in more than one way",
    "<p class=a>b</p>": "can be read in more than one way",
    '<p class="a&b">c</p>': "can be read in more than one way",
    "5 <6": "can be read in more than one way",
}


@pytest.mark.parametrize(("article", "message"), REFUSED.items())
def test_what_is_not_listed_is_refused(article: str, message: str) -> None:
    found = said(page(article))
    assert [line for line in found if line.startswith("content/redirects.yml:1: ") and message in line], found


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ('<base href="/x/">', ""),
        ('<meta http-equiv="refresh" content="0">', ""),
        ("", '<p onclick="x">a</p>'),
        ("", '<iframe title="a"></iframe>'),
        ("", '<form class="a"></form>'),
        ("", '<a href="javascript:x">a</a>'),
        ("", "<p title=a>b</p>"),
    ],
)
def test_around_the_article_nothing_runs_or_leads_away(head: str, before: str) -> None:
    assert said(page("<p>a</p>", head, before))


def test_a_page_without_an_article_is_refused() -> None:
    assert said(BuiltPage(PurePosixPath("a.html"), "<script>alert(1)</script>", None, ""))


def test_the_second_of_two_alike_is_told_on_its_own_line() -> None:
    source = "---\ntitle: onclick\n---\n\na {: onclick=x }\n\nb {: onclick=x }\n"
    built = page('<p onclick="x">a</p><p onclick="x">b</p>', source=source)
    assert [line.partition(": ")[0] for line in said(built)] == ["docs/a.md:5", "docs/a.md:7"]


def test_an_inline_script_that_one_page_has_alone_is_refused() -> None:
    """Reason: the policy would list its hash."""
    theme, own = "<script>theme()</script>", "<script>own()</script>"
    pages = [page("<p>a</p>", theme), page("<p>a</p>", theme + own, name="b")]
    shared = frozenset.intersection(*map(inline_scripts, pages))
    assert list(check_inline_scripts(pages[0], shared)) == []
    (diagnostic,) = check_inline_scripts(pages[1], shared)
    assert str(diagnostic).startswith('content/redirects.yml:1: an inline script is not on every page: "own()"; ')


SAFE = ("https://a.example/x?y=z:1", "#a", "./a:b", "../a/", "/a", "mailto:a@b.example", "tel:988", "sms:988")
UNSAFE = (
    "http://a.example",
    "//a.example",
    "/\\a.example",
    " javascript:x",
    "JAVASCRIPT:x",
    "\x01javascript:x",
    "java\tscript:x",
    "data:,x",
    ":x",
    "blob:x",
    "file:///a",
)


@pytest.mark.parametrize("address", SAFE)
def test_a_safe_address_is_safe(address: str) -> None:
    assert is_safe_address(address)


@pytest.mark.parametrize("address", UNSAFE)
def test_an_unsafe_address_is_not(address: str) -> None:
    assert not is_safe_address(address)
