"""What customers ordered."""

from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=60)
    email = models.EmailField(unique=True)

    def __str__(self) -> str:
        return self.name


class Order(models.Model):
    STATES = [("new", "New"), ("paid", "Paid"), ("shipped", "Shipped"), ("cancelled", "Cancelled")]

    number = models.CharField(max_length=10, unique=True)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="orders")
    placed_on = models.DateField()
    state = models.CharField(max_length=10, choices=STATES, default="new")

    class Meta:
        permissions = [("ship_order", "Can mark orders as shipped")]

    def __str__(self) -> str:
        return self.number


class Line(models.Model):
    """One product in an order; the price is that of one piece."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.CharField(max_length=60)
    quantity = models.PositiveIntegerField()
    price = models.DecimalField(max_digits=8, decimal_places=2)

    def __str__(self) -> str:
        return self.product
