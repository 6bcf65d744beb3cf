from django.db import migrations, models

CATEGORIES = [("travel", "Travel"), ("meal", "Meal"), ("other", "Other")]
STATES = [("new", "New"), ("approved", "Approved"), ("paid", "Paid")]


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=60)),
                ("category", models.CharField(choices=CATEGORIES, max_length=10)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=8)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("note", models.TextField(blank=True)),
                ("receipt", models.FileField(blank=True, upload_to="receipts/")),
                ("state", models.CharField(choices=STATES, default="new", max_length=10)),
            ],
        ),
    ]
