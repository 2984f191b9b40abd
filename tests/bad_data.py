"""Wrong data files, each with the exact message; lines are those of tests/fixtures/content.

What tests/mistakes.yml has is not repeated here.
"""

from dataclasses import dataclass

from tests.project import Project

PRICING = "content/pricing.yml"
QUOTED = 'put the whole text in "double quotation marks"'
PLAIN = "write a plain number of dollars like 3475 or 3475.00"
DAY = "write year-month-day, like 2026-11-22"
COUNT = "write a number and what it counts, like 6 infusions"
PLAIN_WORDS = "write plain text, without < > { } \\ or invisible characters"
BACK = "restore it from the file's History on GitHub"
BRACKETS = "the text begins with a bracket, which starts a list; leave out { } [ ] [yaml-special]"
COMPARE = "compare it with its History on GitHub [value-type]"


@dataclass(frozen=True)
class BadData:
    """`old` becomes `new`; without `old`, the whole file becomes `new`, or goes."""

    said: str
    old: str = ""
    new: str | bytes | None = None
    path: str = PRICING

    def spoil(self, project: Project) -> None:
        if self.new is None:
            (project.root / self.path).unlink()
        elif self.old:
            assert isinstance(self.new, str)
            project.edit(self.path, self.old, self.new)
        else:
            project.write(self.path, self.new)

    @property
    def name(self) -> str:
        return f"{self.path.removeprefix('content/')} {str(self.new)[:40]!r}".encode("ascii", "replace").decode()


def _price(value: str, said: str, code: str = "value-price") -> BadData:
    return BadData(f"{PRICING}:14: price is {said} [{code}]", "price: 3475.00", f"price: {value}")


def _file(new: str | bytes | None, said: str) -> BadData:
    return BadData(f"{PRICING}:{said}", new=new)


def _at(line: int, old: str, new: str, said: str) -> BadData:
    return BadData(f"{PRICING}:{line}: {said}", old, new)


def _other(name: str, line: int, old: str, new: str, said: str) -> BadData:
    return BadData(f"content/{name}.yml:{line}: {said}", old, new, f"content/{name}.yml")


WHOLE_FILES = (
    _file(None, f"1: the file is missing; {BACK} [file-missing]"),
    _file("", f"1: the file is empty; {BACK} [file-missing]"),
    _file("# only a comment\n", f"1: the file is empty; {BACK} [file-missing]"),
    _file("currency: USD: EUR\n", f'1: the line has a second ": "; {QUOTED} [yaml-syntax]'),
    _file('currency: "USD\n', "1: a quotation mark is never closed; add one where the text ends [yaml-syntax]"),
    _file("a: 1\n---\nb: 2\n", "2: there is a --- line inside the file; delete it [yaml-syntax]"),
    _file("just words\n", f'1: the file is "just words", not a group of lines; {COMPARE}'),
    _file("- a\n- b\n", f"1: the file is a list, not a group of lines; {COMPARE}"),
    _file(b"\xff\xfeabc", "1: the file is UTF-16 text, or not text at all; save the file as UTF-8 [file-encoding]"),
    _file(b"a: b\nc: caf\xe9\n", "2: byte 0xe9 is not valid UTF-8; save the file as UTF-8 [file-encoding]"),
    _file("x" * 1024 * 1024, "1: the file is larger than 256 KB; remove what does not belong in it [file-size]"),
)

PRICES = (
    _price("$3,475", '"$3,475", which is not a price; write 3475'),
    _price("$3475", '"$3475", which is not a price; write 3475'),
    _price("3,475.00", '"3,475.00", which is not a price; write 3475.00'),
    _price("3475,00", '"3475,00", which is not a price; write 3475.00'),
    _price("3475 USD", '"3475 USD", which is not a price; write 3475'),
    _price("-5", f'"-5", which is not a price; {PLAIN}'),
    _price("0", '"0", which is not above 0; write the price, or list it under free:'),
    _price("0.00", '"0.00", which is not above 0; write the price, or list it under free:'),
    _price("1e3", f'"1e3", which is not a price; {PLAIN}'),
    _price(".inf", f'".inf", which is not a price; {PLAIN}'),
    _price("nan", f'"nan", which is not a price; {PLAIN}'),
    _price("3475.005", '"3475.005", which is not a price; write two decimal places'),
    _price("3475.5", '"3475.5", which is not a price; write 3475.50'),
    _price("12:30", f'"12:30", which is not a price; {PLAIN}'),
    _price("0475", f'"0475", which is not a price; {PLAIN}'),
    _price("1_000", f'"1_000", which is not a price; {PLAIN}'),
    _price("٣٤٧٥", f'"٣٤٧٥", which is not a price; {PLAIN}'),
    _price("", f"empty; {PLAIN}", "value-missing"),
    _price("[3475]", f"a list, not a single value; {PLAIN}", "value-type"),
)

KEYS = (
    _at(
        3,
        "currency: USD",
        "currency: USD\ncurrency: USD",
        '"currency:" is already on line 2; delete one of them [duplicate-key]',
    ),
    _at(
        15,
        "        price: 3475.00",
        "        price: 3475.00\n        prise: 5",
        '"prise:" is not recognized here; did you mean "price"? [key-unknown]',
    ),
    _at(13, "        price: 3475.00\n", "", '"price:" is missing; add a line that begins with price: [value-missing]'),
    _at(6, "    name: Initial series\n", "", '"name:" is missing; add a line that begins with name: [value-missing]'),
    _at(
        47,
        "- id: per-infusion",
        "- id: course",
        'id "course" is already used on line 44; give each entry its own id [duplicate-entry]',
    ),
    _at(
        71,
        "who-says: clinic",
        "who-says: clinik",
        'who-says is "clinik", which is not valid here; did you mean "clinic"? [value-format]',
    ),
    _at(
        7,
        "name: Initial series",
        "name: &x Initial series",
        f"the text begins with &, which has a special meaning here; {QUOTED} [yaml-special]",
    ),
    _at(
        7,
        "name: Initial series",
        "name: !!python/name:os.system",
        f"the text begins with !, which has a special meaning here; {QUOTED} [yaml-special]",
    ),
)

VALUES = (
    _at(3, "2026-11-22", "2026-02-30", f'confirmed is "2026-02-30", a date that does not exist; {DAY} [value-date]'),
    _at(3, "2026-11-22", "12:30", f'confirmed is "12:30", which is not a date; {DAY} [value-date]'),
    _at(9, "6 infusions", "0 infusions", f'covers is "0 infusions", which is not valid here; {COUNT} [value-format]'),
    *(
        _at(9, "6 infusions", it, f'covers is "{it}", which is not valid here; {COUNT} [value-format]')
        for it in ("six infusions", "6.5 infusions", "infusions", "06 infusions")
    ),
    _at(
        65,
        "[6, 12",
        "[5, 12",
        "5 is fewer than the 6 infusions that it begins with; write 6 or more [infusion-count]",
    ),
    _at(7, "Initial series", "<script>", f'name is "<script>", which contains <; {PLAIN_WORDS} [value-markup]'),
    _at(
        7, "Initial series", '"{{ 7*7 }}"', f'name is "{{{{ 7*7 }}}}", which contains {{; {PLAIN_WORDS} [value-markup]'
    ),
    _at(7, "Initial series", "{{ 7*7 }}", BRACKETS),
    _at(7, "name: Initial series", "name:", "name is empty; write the text that patients should read [value-missing]"),
)

OTHER_FILES = (
    _other(
        "clinic",
        4,
        "time-zone:",
        "time-zone: Denver",
        'time-zone is "Denver", which is not a time zone; '
        "write a name like America/Denver, or leave it empty [value-format]",
    ),
    _other(
        "clinic",
        13,
        "- id: refunds",
        "- id: phone",
        'id "phone" is already used on line 9; give each entry its own id [duplicate-entry]',
    ),
    _other(
        "safety",
        6,
        "- id: lifeline",
        "- id: other",
        "the line with id lifeline is missing; restore it from the file's History on GitHub [crisis-line]",
    ),
    _other(
        "safety",
        15,
        "https://988lifeline.org/chat/",
        "javascript:alert(1)",
        'chat is "javascript:alert(1)", which is not valid here; '
        "write a web address that begins with https:// [value-format]",
    ),
    _other(
        "course",
        4,
        "infusion-minutes: 45",
        "infusion-minutes: 12:30",
        'infusion-minutes is "12:30", which is not a whole number; '
        "write a whole number from 5 to 300, in digits [value-number]",
    ),
    _other(
        "decision",
        5,
        "[iv-ketamine]",
        "[iv-ketamin]",
        'there is no treatment "iv-ketamin"; did you mean "iv-ketamine"? [name-unknown]',
    ),
    _other(
        "treatments",
        2,
        "    bad: It may not.\n",
        "",
        '"bad:" is missing; add a line that begins with bad: [value-missing]',
    ),
    _other(
        "search",
        2,
        "expensive]",
        "how much]",
        '"how much" is listed twice; write everything it means in one place [duplicate-entry]',
    ),
    _other(
        "search",
        2,
        "expensive]",
        "price]",
        '"price" means itself; delete it, since the search finds it anyway [synonym-self]',
    ),
    _other(
        "search",
        2,
        "how much",
        "How much?",
        'typed is "How much?", which is not valid here; use lowercase letters and digits, like how much [value-format]',
    ),
    _other(
        "search",
        3,
        "[price,",
        "[the price,",
        'means is "the price", which is not valid here; write one word in lowercase letters, like price [value-format]',
    ),
)

ALL = (*WHOLE_FILES, *PRICES, *KEYS, *VALUES, *OTHER_FILES)
