"""The allowlist: a built article may have only what the lists allow, and no page may run code or redirect by itself.

Pages are untrusted input. Their source is checked before the build; this checks the result, whatever produced it. It
reads the article with a grammar that leaves nothing to guess, and then with lxml, which must read it the same way.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache

from scripts.checks.site import allowed as lists
from scripts.checks.site.allowed import Tag, Unreadable, tokens
from scripts.checks.site.built import DEVELOPER_HINT, INVISIBLE, BuiltPage, source_line
from scripts.diagnostics import Diagnostic, shortened

ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL | re.IGNORECASE)
INLINE_SCRIPTS = "//script[not(@src) and not(@type='application/ld+json') and not(ancestor::article)]"
NOT_IN_ADDRESS = re.compile(rf"{INVISIBLE.pattern}|\\")
SCHEME = re.compile(r"([^/?#]*?):")
FORBIDDEN_THEME_TAGS = {"applet", "base", "embed", "form", "frame", "frameset", "iframe", "math", "object"}
FORBIDDEN_THEME_ATTRIBUTES = re.compile(r"on.*|style|srcdoc|ping|target|form.*|xlink:.*")
ADDRESSES = ("href", "src", "action", "data", "poster", "cite")
POLICY = "content-security-policy"
CODE = "html-not-allowed"
MARKDOWN_HINT = "write Markdown, or a macro from README.md"

Token = Tag | Unreadable
Fault = tuple[str, str, Sequence[str]]  # message, hint, strings to look for in docs/ to find the line
Finding = tuple[Token, Fault]


def check_allowlist(page: BuiltPage) -> Iterator[Diagnostic]:
    """Yield everything on a page that is not allowed, at its line in docs/ if that can be found."""
    match = ARTICLE.search(page.html)
    if not match:
        yield page.diagnostic("the page has no article", DEVELOPER_HINT, CODE)
        return
    seen: dict[str, int] = {}
    article_tokens = list(tokens(match[0]))
    findings = list(_article_findings(article_tokens)) or list(_parser_differences(article_tokens, page))
    yield from (_diagnostic(page, finding, seen) for finding in findings)
    for outside in (page.html[: match.start()], page.html[match.end() :]):
        for token in tokens(outside):
            yield from (_diagnostic(page, (token, fault), seen) for fault in _theme_faults(token))


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
    """Return a problem at its line in the source. What is not in the source comes from the theme or the data."""
    token, (message, hint, needles) = finding
    line = source_line(page, (*needles, token.raw), seen)
    return Diagnostic(page.origin, line or 1, message, hint if line else DEVELOPER_HINT, CODE)


def _article_findings(article_tokens: Iterable[Token]) -> Iterator[Finding]:
    open_tags: list[Tag] = []
    for token in article_tokens:
        if isinstance(token, Unreadable):
            yield token, _ambiguity(token)
        elif token.is_end:
            yield from _close_tag(token, open_tags)
        else:
            ancestors = [tag.name for tag in open_tags]
            in_svg = token.name == "svg" or "svg" in ancestors
            faults = (*_nesting_faults(token, ancestors), *_tag_faults(token, in_svg=in_svg))
            yield from ((token, fault) for fault in faults)
            if token.name not in lists.VOID_TAGS and not token.is_self_closing:
                open_tags.append(token)
    yield from ((tag, _unclosed(tag)) for tag in open_tags)


def _ambiguity(token: Token) -> Fault:
    values = re.findall(r'"([^"]+)"', token.raw)
    message = f'"{shortened(token.raw)}" can be read in more than one way'
    return message, MARKDOWN_HINT, (token.raw, token.raw[:12], *values, "<")


def _unclosed(tag: Tag) -> Fault:
    return f"<{tag.name}> is never closed", MARKDOWN_HINT, _needles(tag)


def _close_tag(tag: Tag, open_tags: list[Tag]) -> Iterator[Finding]:
    if tag.attributes or all(other.name != tag.name for other in open_tags):
        yield tag, (f"{tag.raw} closes nothing", MARKDOWN_HINT, ())
        return
    while (last := open_tags.pop()).name != tag.name:
        yield last, _unclosed(last)


def _nesting_faults(tag: Tag, ancestors: Sequence[str]) -> Iterator[Fault]:
    if not lists.TEXT_ONLY_TAGS.isdisjoint(ancestors) or (tag.name == "a" and "a" in ancestors):
        yield f"<{tag.name}> is not allowed inside <{ancestors[-1]}>", MARKDOWN_HINT, _needles(tag)


@lru_cache(maxsize=4096)
def _tag_faults(tag: Tag, *, in_svg: bool) -> tuple[Fault, ...]:
    """Return the faults of a tag by itself, wherever in the article it is; `in_svg` says whether in a drawing."""
    return (*_tag_name_faults(tag, in_svg=in_svg), *_attribute_faults(tag, in_svg=in_svg))


def _tag_name_faults(tag: Tag, *, in_svg: bool) -> Iterator[Fault]:
    if tag.name not in (lists.SVG_TAGS if in_svg else lists.HTML_TAGS):
        yield f"<{tag.name}> is not allowed on a page", MARKDOWN_HINT, _needles(tag)
    elif tag.is_self_closing and not in_svg and tag.name not in lists.VOID_TAGS:
        yield f"<{tag.name}/> cannot close itself", MARKDOWN_HINT, _needles(tag)


def _attribute_faults(tag: Tag, *, in_svg: bool) -> Iterator[Fault]:
    required = lists.REQUIRED_ATTRIBUTES.get(tag.name)
    if required and required not in dict(tag.attributes):
        yield f"<{tag.name}> has no {required}", MARKDOWN_HINT, _needles(tag)
    names = [name for name, _ in tag.attributes]
    for name, value in tag.attributes:
        if (
            names.count(name) > 1
            or not lists.may_have_attribute(tag.name, name, in_svg=in_svg)
            or not _is_allowed_value(tag, name, value)
        ):
            message = f'the attribute {name}="{shortened(value)}" is not allowed on <{tag.name}>'
            yield message, "write only an id, like {#prices}, or a safe address", _attribute_needles(name, value)


def _is_allowed_value(tag: Tag, name: str, value: str) -> bool:
    if rule := lists.VALUE_RULES.get((tag.name, name)) or lists.VALUE_RULES.get(name):
        return rule.fullmatch(value) is not None
    if name == "href":
        return is_safe_address(value)
    if name == "src":
        return is_safe_address(value) and not SCHEME.match(value)
    if name in lists.SVG_ATTRIBUTES and tag.name in lists.SVG_TAGS:
        return lists.SVG_VALUE.fullmatch(value) is not None
    return True


def is_safe_address(address: str) -> bool:
    """Return whether a link may lead to `address`, in which references such as `&#106;` are already resolved."""
    if NOT_IN_ADDRESS.search(address) or address.startswith("//"):
        return False
    scheme = SCHEME.match(address)
    return scheme is None or scheme[1].lower() in lists.SAFE_SCHEMES


@lru_cache(maxsize=4096)
def _theme_faults(token: Token) -> tuple[Fault, ...]:
    """Return the faults of a token outside the article, which is the theme's but shows values of the front matter."""
    if isinstance(token, Unreadable):
        return () if token.raw.lower().startswith("<!doctype html>") else (_ambiguity(token),)
    return () if token.is_end else tuple(_theme_tag_faults(token))


def _theme_tag_faults(tag: Tag) -> Iterator[Fault]:
    if tag.name in FORBIDDEN_THEME_TAGS or dict(tag.attributes).get("http-equiv", POLICY).lower() != POLICY:
        yield f"{shortened(tag.raw)} is not allowed", MARKDOWN_HINT, _needles(tag)
    for name, value in tag.attributes:
        unsafe = name in ADDRESSES and not (is_safe_address(value) or tag.name == "link")
        if unsafe or FORBIDDEN_THEME_ATTRIBUTES.fullmatch(name):
            message = f'the attribute {name}="{shortened(value)}" is not allowed on <{tag.name}>'
            yield message, MARKDOWN_HINT, _attribute_needles(name, value)


def _parser_differences(article_tokens: Iterable[Token], page: BuiltPage) -> Iterator[Finding]:
    """Yield the first tag that lxml reads differently, if there is one."""
    article = page.tree.find(".//article")
    elements = iter(() if article is None else article.iter("*"))
    for token in article_tokens:
        if isinstance(token, Tag) and not token.is_end:
            element = next(elements, None)
            if (
                element is None
                or element.tag != token.name
                or _comparable(element.attrib.items()) != _comparable(token.attributes)
            ):
                yield token, _ambiguity(token)
                return


def _comparable(attributes: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return attributes in a form in which they can be compared: lxml gives `checked` its own name as the value."""
    return [(name.lower(), value or name.lower()) for name, value in attributes]


def _needles(tag: Tag) -> tuple[str, ...]:
    return tag.raw, f"<{tag.name}"


def _attribute_needles(name: str, value: str) -> tuple[str, ...]:
    pairs = (f"{name}={quote}{value}{quote}" for quote in ('"', "'", ""))
    return *pairs, f"({value}", f":{value}", value, f"{name}=", name
