"""The Jinja templates next to this module, with strict names and escaped values, and the marks of amounts and icons."""

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup, escape

from scripts.cache import compiled_templates
from scripts.data.amounts import amount_name, choice_name
from scripts.data.material import icon_drawing
from scripts.data.places import phone_link
from scripts.data.words import Words

FOLDER = Path(__file__).parent / "templates"
PHONE_IN_TEXT = re.compile(r"(?<![\w-])(?:1-)?\d{3}-\d{3}-\d{4}(?![\w-])")


def csv_row(values: Iterable[object]) -> str:
    """Return the values as one line of CSV. Source: RFC 4180."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()


def with_phone_links(text: str) -> Markup:
    """Return a text as HTML in which each US phone number, such as 1-800-555-0100, is a link that dials it."""
    link = Markup('<a class="nobreak" href="{}">{}</a>')
    return Markup(PHONE_IN_TEXT.sub(lambda match: link.format(phone_link(match[0]), match[0]), str(escape(text))))


def typst_value(value: object) -> str:
    """Return a value as typst code: a number as it is, anything else as a string that the value cannot end.

    Source: the typst reference, str: only the backslash and the quote have a meaning inside a string.
    """
    if type(value) is int:
        return str(value)
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


@cache
def template(name: str) -> Template:
    """Return the template `name`; undefined names are errors.

    Values are escaped in `.html.jinja`; in `.typ.jinja` each becomes one value of typst code.
    """
    environment = _environment()
    if name.endswith(".typ.jinja"):
        environment = environment.overlay(finalize=typst_value)
    return environment.get_template(name)


def block(words: Words, name: str, *arguments: object, of: str = "blocks") -> Markup:
    """Return the block `name` of the template `of`, without surrounding line breaks."""
    macro = getattr(_blocks(of, words), name)
    return Markup(str(macro(*arguments)).strip())


@lru_cache(maxsize=16)
def _blocks(of: str, words: Words) -> object:
    return template(f"{of}.html.jinja").make_module({"words": words})


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        bytecode_cache=compiled_templates(),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html.jinja"]),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"capitalized": capitalized, "csv_row": csv_row, "dialed": phone_link, "dollars": dollars}
    environment.filters["with_phone_links"] = with_phone_links
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    environment.globals |= {
        "amount_name": amount_name,
        "choice_name": choice_name,
        "icon_mark": icon_mark,
        "price_mark": price_mark,
    }
    return environment


def dollars(amount: Decimal) -> str:
    """Return `$3,475`, or `$579.17` when there are cents."""
    whole = amount == amount.to_integral_value()
    return f"${amount:,.0f}" if whole else f"${amount:,.2f}"


# The icon is wider than its drawing: a space before the words would be underlined in a link.
INLINE_ICON = Markup(' width="1.4em" height="1em" fill="currentColor" preserveAspectRatio="xMinYMid"')


def icon_mark(path: str, css_class: str = "") -> Markup:
    """Return an icon of Material with room before the words that follow, or in the size that `css_class` gives it."""
    view, shape, credit = icon_drawing(path)
    mark = Markup('<svg{} viewBox="{}" aria-hidden="true"{}><path d="{}"/></svg>')
    attributes = Markup(' class="{}"').format(css_class) if css_class else INLINE_ICON
    return mark.format(attributes, view, Markup(' data-credit="{}"').format(credit) if credit else "", shape)


def capitalized(text: str) -> str:
    """Return a text with a capital first letter, and all others unchanged."""
    return text[:1].upper() + text[1:]


def price_mark(amount_id: str, amount: Decimal) -> Markup:
    """Return an amount in the element whose value a check compares with the pricing file."""
    mark = '<data class="price" value="{}" data-price="{}">{}</data>'
    return Markup(mark).format(f"{amount:.2f}", amount_id, dollars(amount))
