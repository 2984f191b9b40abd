"""The gate: a rendered article may have only what the lists allow, and no page what would run or lead away by itself.

Pages are untrusted input. What they may write is checked before the build; this looks at what came out of it, whoever
made it. It reads the article by a grammar that leaves nothing to guess, then asks lxml, which must have read the same.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from scripts.checks import gate_lists as lists
from scripts.checks.built import BuiltPage
from scripts.checks.tokens import Tag, Unreadable, tokens
from scripts.checks.where import source_line
from scripts.problems import Problem, shortened

ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL | re.IGNORECASE)
INLINE = re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE)
HIDDEN = re.compile(r"[\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\\]")
SCHEME = re.compile(r"([^/?#]*?):")
NOT_IN_THEME = {"applet", "base", "embed", "form", "frame", "frameset", "iframe", "math", "object"}
NOT_ON_THEME = re.compile(r"on.*|style|srcdoc|ping|target|form.*|xlink:.*")
ADDRESSES = ("href", "src", "action", "data", "poster", "cite")
POLICY = "content-security-policy"
DATA_BLOCK = "application/ld+json"
WRITE = "write Markdown, or an expression of README.md"

Finding = tuple[Tag | Unreadable, str, str, Sequence[str]]


def check_gate(page: BuiltPage) -> Iterator[Problem]:
    """Yield a problem for each thing of a page that is not allowed, at its line in docs/ as far as that can be told."""
    found = ARTICLE.search(page.html)
    if not found:
        yield page.problem(page.tree, "the page has no article", "mend the template in overrides/")
        return
    seen: dict[str, int] = {}
    article = list(tokens(found[0]))
    findings = list(_article(article)) or list(_read_otherwise(article, page))
    yield from (_problem(page, finding, found.start(), seen) for finding in findings)
    for start, end in ((0, found.start()), (found.end(), len(page.html))):
        for token in tokens(page.html[start:end]):
            yield from (_problem(page, finding, start, seen) for finding in _around(token))


def inline_scripts(page: BuiltPage) -> dict[str, Problem]:
    """Return each inline script of a page: its text -> the problem that it is if another page does not have it."""
    found = {}
    for text, tag in _inline_scripts(page):
        message = f'a script that not every page has: "{shortened(text)}"'
        finding = tag, message, "put it into overrides/assets", (text,)
        found[text] = _problem(page, finding, page.html.index(text), {})
    return found


def check_inline_scripts(found: Collection[Mapping[str, Problem]]) -> Iterator[Problem]:
    """Yield a problem for each inline script that not every page has; `found` is what `inline_scripts` has of each.

    Reason: the policy allows an inline script by the hash of whatever stands on the page; the theme's are everywhere.
    """
    shared = set.intersection(*map(set, found)) if found else set()
    for scripts in found:
        yield from (problem for text, problem in scripts.items() if text not in shared)


def _inline_scripts(page: BuiltPage) -> Iterator[tuple[str, Tag]]:
    for found in INLINE.finditer(ARTICLE.sub("", page.html)):
        for token in tokens(found[0]):
            if isinstance(token, Tag) and not token.is_end:
                attributes = dict(token.attributes)
                if "src" not in attributes and attributes.get("type") != DATA_BLOCK:
                    yield token.text.strip(), token


def _problem(page: BuiltPage, finding: Finding, offset: int, seen: dict[str, int]) -> Problem:
    token, message, fix, needles = finding
    if page.source and (line := source_line(page, (*needles, token.raw), seen)):
        return Problem(page.source, line, message, fix)
    line = page.html.count("\n", 0, offset + token.place) + 1
    return Problem(page.built, line, message, fix)


def _article(article: list[Tag | Unreadable]) -> Iterator[Finding]:
    open_tags: list[Tag] = []
    for token in article:
        if isinstance(token, Unreadable):
            yield _ambiguous(token)
        elif token.is_end:
            yield from _end(token, open_tags)
        else:
            yield from _start(token, open_tags)
            if token.name not in lists.WITHOUT_END and not token.is_closed:
                open_tags.append(token)
    yield from ((tag, f"<{tag.name}> has no end", WRITE, _needles(tag)) for tag in open_tags)


def _ambiguous(token: Tag | Unreadable) -> Finding:
    values = re.findall(r'"([^"]+)"', token.raw)
    message = f'"{shortened(token.raw)}" can be read in more than one way'
    return token, message, WRITE, (token.raw, token.raw[:12], *values, "<")


def _end(tag: Tag, open_tags: list[Tag]) -> Iterator[Finding]:
    names = [other.name for other in open_tags]
    if tag.name not in names or tag.attributes:
        yield tag, f"{tag.raw} ends nothing", WRITE, ()
        return
    while (last := open_tags.pop()).name != tag.name:
        yield last, f"<{last.name}> has no end", WRITE, _needles(last)


def _start(tag: Tag, open_tags: list[Tag]) -> Iterator[Finding]:
    inside = {other.name for other in open_tags}
    drawn = "svg" in inside or tag.name == "svg"
    allowed = lists.SVG_TAGS if drawn else lists.HTML_TAGS
    if tag.name not in allowed:
        yield tag, f"<{tag.name}> is not allowed in a page", WRITE, _needles(tag)
    elif inside & lists.TEXT_ONLY or (tag.name == "a" and "a" in inside):
        yield tag, f"<{tag.name}> is not allowed inside <{open_tags[-1].name}>", WRITE, _needles(tag)
    elif tag.is_closed and not drawn and tag.name not in lists.WITHOUT_END:
        yield tag, f"<{tag.name}/> is no whole element", WRITE, _needles(tag)
    needed = lists.NEEDED.get(tag.name)
    if needed and needed not in dict(tag.attributes):
        yield tag, f"<{tag.name}> has no {needed}", WRITE, _needles(tag)
    names = [name for name, _ in tag.attributes]
    for name, value in tag.attributes:
        if names.count(name) > 1 or not lists.may_have(tag.name, name, drawn=drawn) or not _is_right(tag, name, value):
            message = f'the attribute {name}="{shortened(value)}" is not allowed on <{tag.name}>'
            yield tag, message, "write only an id, like {#prices}, or a safe address", _attribute_needles(name, value)


def _is_right(tag: Tag, name: str, value: str) -> bool:
    if rule := lists.VALUES.get((tag.name, name)) or lists.VALUES.get(name):
        return rule.fullmatch(value) is not None
    if name == "href":
        return is_safe(value)
    if name == "src":
        return is_safe(value) and not SCHEME.match(value)
    if name in lists.OF_DRAWINGS and tag.name in lists.SVG_TAGS:
        return lists.DRAWN.fullmatch(value) is not None
    return True


def is_safe(address: str) -> bool:
    """Say whether a link may lead to `address`, in which no reference such as `&#106;` is left."""
    if HIDDEN.search(address) or address.startswith("//"):
        return False
    scheme = SCHEME.match(address)
    return scheme is None or scheme[1].lower() in lists.SAFE_SCHEMES


def _around(token: Tag | Unreadable) -> Iterator[Finding]:
    """Yield what the rest of a page must not have: it is the theme's, but shows what a page says of itself."""
    if isinstance(token, Unreadable):
        if not token.raw.lower().startswith("<!doctype html>"):
            yield _ambiguous(token)
        return
    if token.is_end:
        return
    attributes = dict(token.attributes)
    if token.name in NOT_IN_THEME or attributes.get("http-equiv", POLICY).lower() != POLICY:
        yield token, f"{shortened(token.raw)} is not allowed", WRITE, _needles(token)
    for name, value in token.attributes:
        unsafe = name in ADDRESSES and not (is_safe(value) or token.name == "link")
        if unsafe or NOT_ON_THEME.fullmatch(name):
            message = f'the attribute {name}="{shortened(value)}" is not allowed on <{token.name}>'
            yield token, message, WRITE, _attribute_needles(name, value)


def _read_otherwise(article: list[Tag | Unreadable], page: BuiltPage) -> Iterator[Finding]:
    """Yield the first tag that lxml did not read as we did."""
    element = page.tree.find(".//article")
    found = [] if element is None else [found for found in element.iter() if isinstance(found.tag, str)]
    theirs = [(str(element.tag), _alike(element.attrib.items())) for element in found]
    ours = [token for token in article if isinstance(token, Tag) and not token.is_end]
    for number, tag in enumerate(ours):
        if number >= len(theirs) or (tag.name, _alike(tag.attributes)) != theirs[number]:
            yield _ambiguous(tag)
            return


def _alike(attributes: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Reason: lxml gives `checked` its name as its value, and some others none."""
    return [(name.lower(), value or name.lower()) for name, value in attributes]


def _needles(tag: Tag) -> tuple[str, ...]:
    return tag.raw, f"<{tag.name}"


def _attribute_needles(name: str, value: str) -> tuple[str, ...]:
    pairs = (f"{name}={quote}{value}{quote}" for quote in ('"', "'", ""))
    return *pairs, f"({value}", f":{value}", value, f"{name}=", name
