from django import forms

from .models import Course, SignUp


class SignUpForm(forms.ModelForm):
    class Meta:
        model = SignUp
        fields = ["email"]

    def __init__(self, course: Course, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.course = course

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if self.instance.course.signups.filter(email__iexact=email, is_cancelled=False).exists():
            raise forms.ValidationError("This address has a place in the course already.")
        return email
