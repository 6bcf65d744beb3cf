"""Reports of the shop."""

from datetime import date

from django.db.models import Count, F, IntegerField, OuterRef, Prefetch, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from .models import Complaint, Customer, Line, Order, Product


def orders_of(day: date) -> list[dict]:
    """The orders of a day."""
    lines = Line.objects.select_related("product").order_by("product__name", "pk")
    orders = Order.objects.filter(day=day).order_by("pk")
    return [
        {
            "number": order.pk,
            "customer": order.customer.name,
            "is_cancelled": order.is_cancelled,
            "items": [f"{line.quantity} x {line.product.name}" for line in order.lines.all()],
            "cents": sum(line.quantity * line.cents for line in order.lines.all()),
        }
        for order in orders.select_related("customer").prefetch_related(Prefetch("lines", lines))
    ]


def customer_totals() -> list[dict]:
    """What each customer ordered and complained about."""
    # Each number in a subquery of its own: joined together, lines and complaints would multiply each other.
    orders = Order.objects.filter(customer=OuterRef("pk"), is_cancelled=False).values("customer")
    lines = Line.objects.filter(order__customer=OuterRef("pk"), order__is_cancelled=False).values("order__customer")
    complaints = Complaint.objects.filter(customer=OuterRef("pk")).values("customer")
    customers = Customer.objects.annotate(
        ordered=or_zero(orders.annotate(number=Count("pk"))),
        cents=or_zero(lines.annotate(number=Sum(F("quantity") * F("cents")))),
        complained=or_zero(complaints.annotate(number=Count("pk"))),
    ).order_by("-cents", "name")
    return [
        {
            "customer": customer.name,
            "orders": customer.ordered,
            "cents": customer.cents,
            "complaints": customer.complained,
        }
        for customer in customers
    ]


def or_zero(numbers: QuerySet) -> Coalesce:
    return Coalesce(Subquery(numbers.values("number"), output_field=IntegerField()), 0)


def reserve(product_id: int, quantity: int) -> bool:
    """Takes pieces out of the stock, if there are enough."""
    if quantity < 1:
        raise ValueError("a quantity is at least 1")
    enough = Product.objects.filter(pk=product_id, stock__gte=quantity)
    return enough.update(stock=F("stock") - quantity) == 1
