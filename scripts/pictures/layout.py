"""How wide a picture is shown, and which widths of it a browser may choose from. Lengths are CSS pixels.

The text is 31rem wide: 620 on a desk, 558 on the narrowest window that has room for it, and less on a phone, which is
then no wider than 37em (overrides/assets/site.css).
"""

from collections.abc import Sequence

TEXT, BESIDE = 620, 300
ROOMS = {"text": TEXT, "portrait": 160, "notice": 96}
ON_A_PHONE = 320
SHARP = 1.5  # pixels for each of CSS on a phone, however dense its screen is; more would cost seconds
DENSEST = 4  # pixels for each of CSS that a phone's screen has
ALIKE = 0.9  # a width that is almost another one is left out


def shown_width(of: int, room: int, asked: int | None = None) -> int:
    """Return how wide a picture that is `of` pixels wide is shown where there is `room`; it is never enlarged."""
    return min(of, asked or room, TEXT)


def widths(shown: int, of: int) -> Sequence[int]:
    """Return the widths in pixels that are made of a picture: for phones, and for screens of one and two pixels.

    None stands so close below that of a phone that a phone would rather take it.
    """
    made: list[int] = []
    phone = phone_width(shown)
    for width in sorted({min(width, of) for width in (phone, max(phone, shown), 2 * shown)}, reverse=True):
        if not made or width < ALIKE * made[-1]:
            made.append(width)
    return made[::-1]


def phone_width(shown: int) -> int:
    """Return the width in pixels that a phone gets."""
    return round(SHARP * min(shown, ON_A_PHONE))


def sizes(shown: int) -> str:
    """Return `sizes`: the truth on a desk, and less on a phone, so that its dense screen takes `phone_width`."""
    phone = phone_width(shown)
    return f"(min-width:37em) {shown}px,(min-resolution:2.5dppx) {phone // DENSEST}px,{phone // 2}px"
