"""python manage.py fill: puts a shop of some size into the database."""

from datetime import date

from django.core.management.base import BaseCommand
from django.db import transaction

from shop.models import Complaint, Customer, Line, Order, Product


class Command(BaseCommand):
    @transaction.atomic
    def handle(self, **options):
        for model in (Line, Order, Complaint, Customer, Product):
            model.objects.all().delete()
        products = [Product.objects.create(name=f"Product {number}", stock=number) for number in range(20)]
        for number in range(100):
            customer = Customer.objects.create(name=f"Customer {number}")
            for at in range(number % 4):
                Complaint.objects.create(customer=customer, text=f"Complaint {at}")
            for at in range(number % 6):
                order = Order.objects.create(customer=customer, day=date(2026, 5, 1 + at), is_cancelled=at == 3)
                for turn in range(3):
                    product = products[(number * 7 + at * 3 + turn) % 20]
                    Line.objects.create(order=order, product=product, quantity=1 + turn, cents=100 * (1 + at))
