"""The allowlist: a built article may have only what the lists allow, and no page may run or redirect by itself.

Pages are untrusted input. Their source is checked before the build; this checks the result, whoever made it. It reads
the article with a grammar that leaves nothing to guess, and then with lxml, which must read it the same way.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache

from scripts.checks.site import allowed as lists
from scripts.checks.site.allowed import Tag, Unreadable, tokens
from scripts.checks.site.built import DEVELOPER_HINT, UNSEEN, BuiltPage, source_line
from scripts.diagnostics import Diagnostic, shortened

ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL | re.IGNORECASE)
INLINE_SCRIPTS = "//script[not(@src) and not(@type='application/ld+json') and not(ancestor::article)]"
HIDDEN = re.compile(rf"{UNSEEN.pattern}|\\")
SCHEME = re.compile(r"([^/?#]*?):")
NOT_IN_THEME = {"applet", "base", "embed", "form", "frame", "frameset", "iframe", "math", "object"}
NOT_ON_THEME = re.compile(r"on.*|style|srcdoc|ping|target|form.*|xlink:.*")
ADDRESSES = ("href", "src", "action", "data", "poster", "cite")
POLICY = "content-security-policy"
CODE = "html-not-allowed"
WRITE = "write Markdown, or a macro from README.md"

Token = Tag | Unreadable
Fault = tuple[str, str, Sequence[str]]  # message, hint, what to look for in docs/
Finding = tuple[Token, Fault]


def check_allowlist(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield everything on a page that is not allowed, at its line in docs/ as far as it can be found."""
    found = ARTICLE.search(page.html)
    if not found:
        yield page.diagnostic("the page has no article", DEVELOPER_HINT, CODE)
        return
    seen: dict[str, int] = {}
    article = list(tokens(found[0]))
    findings = list(_article(article)) or list(_read_differently(article, page))
    yield from (_diagnostic(page, finding, seen) for finding in findings)
    for around in (page.html[: found.start()], page.html[found.end() :]):
        for token in tokens(around):
            yield from (_diagnostic(page, (token, fault), seen) for fault in _around(token))


def inline_scripts(page: BuiltPage) -> frozenset[str]:
    """Return the text of each inline script of a page."""
    return frozenset(script.text_content().strip() for script in page.tree.xpath(INLINE_SCRIPTS))


def check_inline_scripts(page: BuiltPage, shared: Set[str]) -> Iterator[Diagnostic]:
    """Yield each inline script that is not `shared` by all pages."""
    for text in sorted(inline_scripts(page) - shared):
        message = f'an inline script is not on every page: "{shortened(text)}"'
        line = source_line(page, (text,), {})
        yield Diagnostic(page.origin, line or 1, message, DEVELOPER_HINT, "script-not-shared")


def _diagnostic(page: BuiltPage, finding: Finding, seen: dict[str, int]) -> Diagnostic:
    """Return a problem at its line in the source; what the source does not have, the theme or the data brought."""
    token, (message, hint, needles) = finding
    line = source_line(page, (*needles, token.raw), seen)
    return Diagnostic(page.origin, line or 1, message, hint if line else DEVELOPER_HINT, CODE)


def _article(article: Iterable[Token]) -> Iterator[Finding]:
    open_tags: list[Tag] = []
    for token in article:
        if isinstance(token, Unreadable):
            yield token, _ambiguous(token)
        elif token.is_end:
            yield from _end(token, open_tags)
        else:
            inside = [tag.name for tag in open_tags]
            drawn = token.name == "svg" or "svg" in inside
            faults = (*_misplaced(token, inside), *_start(token, drawn=drawn))
            yield from ((token, fault) for fault in faults)
            if token.name not in lists.VOID and not token.is_closed:
                open_tags.append(token)
    yield from ((tag, _without_end(tag)) for tag in open_tags)


def _ambiguous(token: Token) -> Fault:
    values = re.findall(r'"([^"]+)"', token.raw)
    message = f'"{shortened(token.raw)}" can be read in more than one way'
    return message, WRITE, (token.raw, token.raw[:12], *values, "<")


def _without_end(tag: Tag) -> Fault:
    return f"<{tag.name}> is never closed", WRITE, _needles(tag)


def _end(tag: Tag, open_tags: list[Tag]) -> Iterator[Finding]:
    if tag.attributes or all(other.name != tag.name for other in open_tags):
        yield tag, (f"{tag.raw} closes nothing", WRITE, ())
        return
    while (last := open_tags.pop()).name != tag.name:
        yield last, _without_end(last)


def _misplaced(tag: Tag, inside: Sequence[str]) -> Iterator[Fault]:
    if not lists.TEXT_ONLY.isdisjoint(inside) or (tag.name == "a" and "a" in inside):
        yield f"<{tag.name}> is not allowed inside <{inside[-1]}>", WRITE, _needles(tag)


@lru_cache(maxsize=4096)
def _start(tag: Tag, *, drawn: bool) -> tuple[Fault, ...]:
    """Return what is wrong with a tag wherever it is; `drawn` says whether that is in a drawing."""
    return (*_unknown(tag, drawn=drawn), *_attributes(tag, drawn=drawn))


def _unknown(tag: Tag, *, drawn: bool) -> Iterator[Fault]:
    if tag.name not in (lists.SVG_TAGS if drawn else lists.HTML_TAGS):
        yield f"<{tag.name}> is not allowed on a page", WRITE, _needles(tag)
    elif tag.is_closed and not drawn and tag.name not in lists.VOID:
        yield f"<{tag.name}/> cannot close itself", WRITE, _needles(tag)


def _attributes(tag: Tag, *, drawn: bool) -> Iterator[Fault]:
    needed = lists.NEEDED.get(tag.name)
    if needed and needed not in dict(tag.attributes):
        yield f"<{tag.name}> has no {needed}", WRITE, _needles(tag)
    names = [name for name, _ in tag.attributes]
    for name, value in tag.attributes:
        if names.count(name) > 1 or not lists.may_have(tag.name, name, drawn=drawn) or not _is_right(tag, name, value):
            message = f'the attribute {name}="{shortened(value)}" is not allowed on <{tag.name}>'
            yield message, "write only an id, like {#prices}, or a safe address", _attribute_needles(name, value)


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
    """Tell whether a link may lead to `address`, in which references such as `&#106;` are resolved."""
    if HIDDEN.search(address) or address.startswith("//"):
        return False
    scheme = SCHEME.match(address)
    return scheme is None or scheme[1].lower() in lists.SAFE_SCHEMES


@lru_cache(maxsize=4096)
def _around(token: Token) -> tuple[Fault, ...]:
    """Return what the rest of a page must not have: it is the theme's, but it shows values of the front matter."""
    if isinstance(token, Unreadable):
        return () if token.raw.lower().startswith("<!doctype html>") else (_ambiguous(token),)
    return () if token.is_end else tuple(_not_in_theme(token))


def _not_in_theme(tag: Tag) -> Iterator[Fault]:
    if tag.name in NOT_IN_THEME or dict(tag.attributes).get("http-equiv", POLICY).lower() != POLICY:
        yield f"{shortened(tag.raw)} is not allowed", WRITE, _needles(tag)
    for name, value in tag.attributes:
        unsafe = name in ADDRESSES and not (is_safe(value) or tag.name == "link")
        if unsafe or NOT_ON_THEME.fullmatch(name):
            message = f'the attribute {name}="{shortened(value)}" is not allowed on <{tag.name}>'
            yield message, WRITE, _attribute_needles(name, value)


def _read_differently(article: Iterable[Token], page: BuiltPage) -> Iterator[Finding]:
    """Yield the first tag that lxml reads differently."""
    element = page.tree.find(".//article")
    theirs = iter(() if element is None else element.iter("*"))
    for token in article:
        if isinstance(token, Tag) and not token.is_end:
            their = next(theirs, None)
            if their is None or their.tag != token.name or _alike(their.attrib.items()) != _alike(token.attributes):
                yield token, _ambiguous(token)
                return


def _alike(attributes: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs in one form: lxml gives `checked` its own name as a value, and other attributes none."""
    return [(name.lower(), value or name.lower()) for name, value in attributes]


def _needles(tag: Tag) -> tuple[str, ...]:
    return tag.raw, f"<{tag.name}"


def _attribute_needles(name: str, value: str) -> tuple[str, ...]:
    pairs = (f"{name}={quote}{value}{quote}" for quote in ('"', "'", ""))
    return *pairs, f"({value}", f":{value}", value, f"{name}=", name
