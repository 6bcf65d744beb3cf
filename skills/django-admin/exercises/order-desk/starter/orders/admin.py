"""What the support team sees and may do."""

from django.contrib import admin

from orders.models import Order


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    """Orders with their lines."""

    # TODO: columns, filter, search, lines, rights, and the action
