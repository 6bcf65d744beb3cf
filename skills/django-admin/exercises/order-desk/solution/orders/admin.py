"""What the support team sees and may do."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from orders.models import Customer, Line, Order


@admin.register(Customer)
class CustomerAdmin(admin.ModelAdmin):
    list_display = ["name", "email"]
    search_fields = ["name", "email"]


class LineInline(admin.TabularInline):
    model = Line
    extra = 0


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    """Orders with their lines."""

    list_display = ["number", "customer", "state", "placed_on", "total"]
    list_filter = ["state"]
    list_select_related = ["customer"]
    search_fields = ["number", "customer__name", "customer__email"]
    ordering = ["-placed_on", "number"]
    readonly_fields = ["state"]
    inlines = [LineInline]
    actions = ["ship"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Order]:
        return super().get_queryset(request).prefetch_related("lines")

    @admin.display(description="Total")
    def total(self, order: Order) -> str:
        return f"{sum(line.quantity * line.price for line in order.lines.all()):.2f}"

    def has_delete_permission(self, request: HttpRequest, obj: Order | None = None) -> bool:
        return False

    def has_ship_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("orders.ship_order")

    @admin.action(description="Mark as shipped", permissions=["ship"])
    def ship(self, request: HttpRequest, orders: QuerySet[Order]) -> None:
        paid = [order for order in orders if order.state == "paid"]
        for order in paid:
            order.state = "shipped"
            order.save(update_fields=["state"])
            self.log_change(request, order, "Shipped.")
        self.message_user(request, f"Shipped: {len(paid)}. Left alone: {len(orders) - len(paid)}.")
