"""Reports of the shop. What they return is right, but they are slow, and `reserve` is not safe."""

from datetime import date

from .models import Customer, Order, Product


def orders_of(day: date) -> list[dict]:
    """The orders of a day. TODO: at most 2 queries"""
    rows = []
    for order in Order.objects.filter(day=day).order_by("pk"):
        lines = order.lines.order_by("product__name", "pk")
        rows.append(
            {
                "number": order.pk,
                "customer": order.customer.name,
                "is_cancelled": order.is_cancelled,
                "items": [f"{line.quantity} x {line.product.name}" for line in lines],
                "cents": sum(line.quantity * line.cents for line in lines),
            }
        )
    return rows


def customer_totals() -> list[dict]:
    """What each customer ordered and complained about. TODO: 1 query, summed in the database"""
    rows = []
    for customer in Customer.objects.all():
        orders = customer.orders.filter(is_cancelled=False)
        rows.append(
            {
                "customer": customer.name,
                "orders": orders.count(),
                "cents": sum(line.quantity * line.cents for order in orders for line in order.lines.all()),
                "complaints": customer.complaints.count(),
            }
        )
    return sorted(rows, key=lambda row: (-row["cents"], row["customer"]))


def reserve(product_id: int, quantity: int) -> bool:
    """Takes pieces out of the stock, if there are enough. TODO: safe when two requests come at once"""
    if quantity < 1:
        raise ValueError("a quantity is at least 1")
    product = Product.objects.filter(pk=product_id).first()
    if product is None or product.stock < quantity:
        return False
    product.stock -= quantity
    product.save()
    return True
