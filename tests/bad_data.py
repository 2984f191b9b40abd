"""Wrong data files, each with the exact lines an editor gets to read; lines are those of tests/fixtures/content."""

from dataclasses import dataclass

from tests.project import Project

PRICING = "content/pricing.yml"
QUOTED = 'put the whole text between "double quotation marks"'
PLAIN = "write a plain number of dollars like 3475 or 3475.00"
DAY = "write year-month-day like 2026-11-22"
COUNT = "write a whole number from 1 to 52, in digits"
PLAIN_WORDS = "write plain words, without < > { } \\ and hidden signs"
BACK = "bring it back from History on GitHub"
BRACKETS = "the text begins with a bracket, which begins a list; leave { } [ ] out"
A_LIST = "write a list: a line for each entry, beginning with - and a space"
A_GROUP = "write its lines below it, each two spaces further in"


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


def _price(value: str, said: str) -> BadData:
    return BadData(f"{PRICING}:11: price is {said}", "price: 3475.00", f"price: {value}")


def _file(new: str | bytes | None, said: str) -> BadData:
    return BadData(f"{PRICING}:{said}", new=new)


def _at(line: int, old: str, new: str, said: str) -> BadData:
    return BadData(f"{PRICING}:{line}: {said}", old, new)


WHOLE_FILES = (
    _file(None, f"1: the file is missing; {BACK}"),
    _file("", f"1: the file is empty; {BACK}"),
    _file("# only a comment\n", f"1: the file is empty; {BACK}"),
    _file("currency: USD: EUR\n", f'1: the line has a second ": "; {QUOTED}'),
    _file('currency: "USD\n', "1: a quotation mark has no second one; write it again where the text ends"),
    _file("a: 1\n---\nb: 2\n", "2: a line of --- stands inside the file; delete it"),
    _file("just words\n", f'1: the file is "just words"; {A_GROUP}'),
    _file("- a\n- b\n", f"1: the file is a list; {A_GROUP}"),
    _file(b"\xff\xfeabc", "1: the file is UTF-16 text, or no text; save the file with the encoding UTF-8"),
    _file(b"a: b\nc: caf\xe9\n", "2: byte 0xe9 is not UTF-8 text; save the file with the encoding UTF-8"),
    _file("x" * 1024 * 1024, "1: the file is larger than 256 KB; take out what does not belong there"),
)

PRICES = (
    _price("$3,475", '"$3,475", which is not a price; write 3475'),
    _price("$3475", '"$3475", which is not a price; write 3475'),
    _price("3,475.00", '"3,475.00", which is not a price; write 3475.00'),
    _price("3475,00", '"3475,00", which is not a price; write 3475.00'),
    _price("3475 USD", '"3475 USD", which is not a price; write 3475'),
    _price("25O", '"25O", which is not a price; write digits only, 0 and 1 for the letters O and l'),
    _price("-5", f'"-5", which is not a price; {PLAIN}'),
    _price("0", '"0", which is no price; write an amount above 0'),
    _price("0.00", '"0.00", which is no price; write an amount above 0'),
    _price("1e3", f'"1e3", which is not a price; {PLAIN}'),
    _price(".inf", f'".inf", which is not a price; {PLAIN}'),
    _price("nan", f'"nan", which is not a price; {PLAIN}'),
    _price("3475.005", '"3475.005", which is not a price; write two decimals'),
    _price("3475.5", '"3475.5", which is not a price; write 3475.50'),
    _price("12:30", f'"12:30", which is not a price; {PLAIN}'),
    _price("0475", f'"0475", which is not a price; {PLAIN}'),
    _price("1_000", f'"1_000", which is not a price; {PLAIN}'),
    _price("٣٤٧٥", f'"٣٤٧٥", which is not a price; {PLAIN}'),
    _price("347500", '"347500", which is more than 100,000 dollars; look for a forgotten decimal point'),
    _price("", f"empty; {PLAIN}"),
    _price("[3475]", f"a list, where one value belongs; {PLAIN}"),
)

KEYS = (
    _at(
        8,
        "    note: The first",
        "\tnote: The first",
        "the line begins with a tab; write two spaces for each step instead",
    ),
    _at(3, "currency: USD", "currency: USD\ncurrency: USD", '"currency:" is already on line 2; delete one of them'),
    _at(
        12,
        "      price: 3475.00",
        "      price: 3475.00\n      prise: 5",
        '"prise:" is not known here; did you mean "price"?',
    ),
    _at(10, "      price: 3475.00\n", "", '"price:" is missing; add a line that begins with price:'),
    _at(6, "    infusions: 6\n", "", '"infusions:" is missing; add a line that begins with infusions:'),
    _at(2, "currency: USD", "currency: EUR", 'currency is "EUR"; write one of: USD'),
    _at(20, "- id: maintenance", "- id: series", 'id "series" is already on line 6; give each its own id'),
    _at(20, "- id: maintenance", "- id: maintenence", 'id is "maintenence"; did you mean "maintenance"?'),
    _at(40, "- id: hsa-fsa", "- id: financing", 'id "financing" is already on line 36; give each its own id'),
    _at(39, "who-says: clinic", "who-says: clinik", 'who-says is "clinik"; did you mean "clinic"?'),
    _at(12, "      includes:\n        - Ketamine infusions", "      includes: all", f'includes is "all"; {A_LIST}'),
    _at(
        7,
        "name: Initial series",
        "name: &x Initial series",
        f"the text begins with &, which means something else here; {QUOTED}",
    ),
    _at(
        7,
        "name: Initial series",
        "name: !!python/name:os.system",
        f"the text begins with !, which means something else here; {QUOTED}",
    ),
)

VALUES = (
    _at(3, "2026-11-22", "2026-02-30", f'confirmed is "2026-02-30", a day that does not exist; {DAY}'),
    _at(3, "2026-11-22", "11/22/2026", 'confirmed is "11/22/2026", which is not a date; write 2026-11-22'),
    _at(3, "2026-11-22", "12:30", f'confirmed is "12:30", which is not a date; {DAY}'),
    _at(9, "infusions: 6", "infusions: 0", f'infusions is "0", which is out of range; {COUNT}'),
    _at(9, "infusions: 6", "infusions: six", f'infusions is "six", which is not a whole number; {COUNT}'),
    _at(9, "infusions: 6", "infusions: 6.5", f'infusions is "6.5", which is not a whole number; {COUNT}'),
    _at(
        9,
        "infusions: 6",
        "infusions: 5",
        "infusions is 5, but content/course.yml says 6; make the two files say the same",
    ),
    _at(23, "infusions: 1\n", "infusions: 2\n", "infusions is 2, and a maintenance infusion is one; write 1"),
    _at(
        15,
        "price: 4466.00",
        "price: 3000.00",
        "price is 3000.00, less than 3475.00 without integration therapy; check both prices with the clinic",
    ),
    _at(33, "[6, 12", "[5, 12", "5 infusions are fewer than the 6 of the initial series; write 6 or more"),
    _at(7, "Initial series", "<script>", f'name is "<script>", with the sign <; {PLAIN_WORDS}'),
    _at(7, "Initial series", '"{{ 7*7 }}"', f'name is "{{{{ 7*7 }}}}", with the sign {{; {PLAIN_WORDS}'),
    _at(7, "Initial series", "{{ 7*7 }}", BRACKETS),
    _at(7, "name: Initial series", "name:", "name is empty; write the words a patient should read"),
)

OTHER_FILES = (
    BadData(
        'content/clinic.yml:4: time-zone is "Denver", which is no time zone; '
        "write a name like America/Denver, or leave it empty",
        "time-zone:",
        "time-zone: Denver",
        "content/clinic.yml",
    ),
    BadData(
        'content/clinic.yml:13: id "phone" is already on line 9; give each its own id',
        "- id: refunds",
        "- id: phone",
        "content/clinic.yml",
    ),
    BadData(
        f"content/safety.yml:6: the line with id lifeline is missing; {BACK}",
        "- id: lifeline",
        "- id: other",
        "content/safety.yml",
    ),
    BadData(
        'content/safety.yml:15: chat is "javascript:alert(1)", which cannot be used here; '
        "write a web address that begins with https://",
        "https://988lifeline.org/chat/",
        "javascript:alert(1)",
        "content/safety.yml",
    ),
    BadData(
        'content/course.yml:4: infusion-minutes is "12:30", which is not a whole number; '
        "write a whole number from 5 to 300, in digits",
        "infusion-minutes: 45",
        "infusion-minutes: 12:30",
        "content/course.yml",
    ),
    BadData(
        'content/decision.yml:5: there is no choice "iv-ketamin"; did you mean "iv-ketamine"?',
        "[iv-ketamine]",
        "[iv-ketamin]",
        "content/decision.yml",
    ),
    BadData(
        'content/decision.yml:17: "What is my diagnosis" is no question; end it with a question mark',
        "What is my diagnosis?",
        "What is my diagnosis",
        "content/decision.yml",
    ),
    BadData(
        'content/treatments.yml:2: "bad:" is missing; add a line that begins with bad:',
        "    bad: It may not.\n",
        "",
        "content/treatments.yml",
    ),
    BadData(
        'content/search.yml:2: "how much" is there twice; write all that it means in one place',
        "expensive]",
        "how much]",
        "content/search.yml",
    ),
    BadData(
        'content/search.yml:2: "price" means itself; leave it out; search finds it without help',
        "expensive]",
        "price]",
        "content/search.yml",
    ),
    BadData(
        'content/search.yml:2: typed is "How much?", which cannot be used here; '
        "write small letters and digits, like how much",
        "how much",
        "How much?",
        "content/search.yml",
    ),
    BadData(
        'content/search.yml:3: means is "the price", which cannot be used here; '
        "write one word in small letters, like price",
        "[price,",
        "[the price,",
        "content/search.yml",
    ),
)

ALL = (*WHOLE_FILES, *PRICES, *KEYS, *VALUES, *OTHER_FILES)
