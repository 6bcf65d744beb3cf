from django.contrib import admin

from tools.models import Loan, Tool


@admin.register(Tool)
class ToolAdmin(admin.ModelAdmin):
    list_display = ["name", "place"]
    search_fields = ["name"]


@admin.register(Loan)
class LoanAdmin(admin.ModelAdmin):
    list_display = ["tool", "member", "lent_at", "returned_at"]
    list_filter = ["returned_at"]
    list_select_related = ["tool", "member"]
    autocomplete_fields = ["tool", "member"]
