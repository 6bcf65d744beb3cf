"""What an employee may send, and what is wrong with it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator

from claims.models import Claim

LEAST = Decimal("0.01")
MOST = 5000
MOST_WITHOUT_RECEIPT = 50
MOST_BYTES = 100_000


class ClaimForm(forms.ModelForm):
    """One claim, without its state."""

    amount = forms.DecimalField(max_digits=8, decimal_places=2, min_value=LEAST, max_value=MOST)
    receipt = forms.FileField(required=False, validators=[FileExtensionValidator(["pdf", "png"])])

    class Meta:
        model = Claim
        fields = ["title", "category", "amount", "first_day", "last_day", "note", "receipt"]

    def clean_receipt(self) -> UploadedFile | None:
        receipt = self.cleaned_data["receipt"]
        if receipt and receipt.size > MOST_BYTES:
            raise forms.ValidationError("The file is larger than 100,000 bytes.")
        return receipt

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        # What was wrong in itself is not in here.
        first, last, amount = data.get("first_day"), data.get("last_day"), data.get("amount")
        if first and last and last < first:
            self.add_error("last_day", "The last day is before the first day.")
        if amount is not None and amount > MOST_WITHOUT_RECEIPT and not data.get("receipt") and "receipt" not in self.errors:
            self.add_error("receipt", "Please add a receipt for more than 50 EUR.")
        if data.get("category") == "other" and not data.get("note"):
            self.add_error("note", "Please say what it was for.")
        return data
