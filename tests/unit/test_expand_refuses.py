"""What a macro may not do: a page is written by anybody, and can run nothing."""

import time

import pytest

from scripts.data.load import Content
from tests.unit.test_expand import diagnostics

ESCAPES = (
    "{{ cycler.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ lipsum() }}",
    "{{ range(9) }}",
    "{{ range(999999999) }}",
    "{{ namespace() }}",
    "{{ joiner() }}",
    "{{ dict() }}",
    "{{ self }}",
    "{{ self() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ super() }}",
    "{{ caller() }}",
    "{{ loop() }}",
    "{{ request }}",
    "{{ config() }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "{{ [].__class__ }}",
    "{{ price.__globals__ }}",
    "{{ price.__self__._content }}",
    "{{ price.__call__('series') }}",
    "{{ price['__globals__'] }}",
    "{{ price('series').__class__ }}",
    "{{ price('series')[0] }}",
    "{{ price('series')() }}",
    "{{ price('series').upper() }}",
    "{{ clinic.name }}",
    "{{ _amount_mark('series.infusion-only') }}",
    "{{ _content() }}",
    "{{ __init__() }}",
    "{{ __import__('os') }}",
    "{{ price('series') | upper }}",
    "{{ price('series') | attr('__class__') }}",
    "{{ price('series' | upper) }}",
    "{{ ['series'] | map('upper') }}",
    "{{ '%s' % 1 }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ 7 * 7 }}",
    "{{ 9 ** 9 ** 9 ** 9 }}",
    "{{ 'a' * 999999999 }}",
    "{{ price('a' * 999999999) }}",
    "{{ first_year_cost(9 ** 99999999) }}",
    "{{ first_year_cost(6 + 12) }}",
    "{{ first_year_cost(-1) }}",
    "{{ price('ser' ~ 'ies') }}",
    "{{ price(price('series')) }}",
    "{{ price(['series']) }}",
    "{{ price(*['series']) }}",
    "{{ price(**{'offer': 'series'}) }}",
    "{{ price('series') if 1 }}",
    "{{ price('series') and price('series') }}",
    "{{ price('series'), price('series') }}",
    "{{ price('series') is defined }}",
    "{{ not price('series') }}",
    "{{ price('series') == 1 }}",
    "{{ 'series' }}",
    "{{ 1 }}",
    "{{ none }}",
    "{{ [] }}",
    "{{ {} }}",
    "{{ }}",
    "{{",
    "{{ price('series'",
    "{{ price('series')",
    "{{ price('series') }",
    "{{ price('series' }}",
    "price('series') }}",
    "{{ {{ price('series') }} }}",
    "{{ price('series') ; 1 }}",
    "{% if 1 %}x{% endif %}",
    "{% for x in [1] %}x{% endfor %}",
    "{% set x = 1 %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% macro x() %}{% endmacro %}",
    "{%- if 1 -%}x",
    "{% raw %}{{ price('series') }}{% endraw %}",
    "{%- raw -%}x{%- endraw -%}",
    "{% raw %}",
)


@pytest.mark.parametrize("text", ESCAPES)
def test_anything_but_one_call_with_plain_values_is_refused(content: Content, text: str) -> None:
    started = time.monotonic()
    said = diagnostics(f"A line.\n\n{text}", content)
    assert all(line.startswith("docs/costs.md:3: ") for line in said)
    assert said
    assert time.monotonic() - started < 1


HUGE = {
    "a number of 5000 digits": "{{ first_year_cost(" + "9" * 5000 + ") }}",
    "a number that is infinite": "{{ first_year_cost(1e999) }}",
    "brackets nested thousands deep": "{{ price(" + "(" * 5000 + ")" * 5000 + ") }}",
    "lists nested thousands deep": "{{ price(" + "[" * 5000 + "]" * 5000 + ") }}",
    "signs in a row": "{{ " + "-" * 20_000 + "1 }}",
    "a name without end": "{{ " + "x" * 100_000 + "() }}",
    "a text without end": "{{ price('" + "x" * 100_000 + "') }}",
    "opening braces": "{{" * 20_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
def test_a_monstrous_macro_is_refused_like_any_other(content: Content, text: str) -> None:
    started = time.monotonic()
    (said,) = diagnostics(text, content)
    assert said.startswith("docs/costs.md:1: ")
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "text", ["{{ 7 *\n 7 }}", "{{ price.x\n}}", "{{ price('\x1b[31m') }}", "{{ 7 * " + "7" * 2000 + " }}"]
)
def test_a_refusal_is_one_short_line_of_visible_characters(content: Content, text: str) -> None:
    (said,) = diagnostics(text, content)
    assert said.isprintable()
    assert len(said) < 500


def test_no_text_of_a_page_disappears_as_a_comment(content: Content) -> None:
    """Reason: `{##` begins a comment of the template language; a reader would miss what stands in it."""
    assert diagnostics("Before. {## Do not drive. ##} After.", content)


@pytest.mark.parametrize("value", ["[x](https://example.org/)", "`series`", "{series}", r"series\\"])
def test_a_value_with_signs_of_markdown_is_refused_before_it_is_looked_up(content: Content, value: str) -> None:
    """Reason: a macro may show its values, and Markdown reads what it shows once more."""
    (said,) = diagnostics(f"{{{{ price('{value}') }}}}", content)
    assert "is not a single macro with plain values" in said
