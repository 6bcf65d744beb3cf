"""What an employee may send, and what is wrong with it."""

from django import forms

from claims.models import Claim


class ClaimForm(forms.ModelForm):
    """One claim, without its state."""

    # TODO: the rules

    class Meta:
        model = Claim
        fields = ["title"]
