"""Single values as patients read them."""

from decimal import Decimal

from markupsafe import Markup


def dollars(amount: Decimal) -> str:
    """Return `$3,475`, or `$579.17` when there are cents."""
    whole = amount == amount.to_integral_value()
    return f"${amount:,.0f}" if whole else f"${amount:,.2f}"


def price_mark(amount_id: str, amount: Decimal) -> Markup:
    """Return an amount in the element whose value a check compares with the pricing file."""
    mark = '<data class="price" value="{}" data-price="{}">{}</data>'
    return Markup(mark).format(f"{amount:.2f}", amount_id, dollars(amount))
