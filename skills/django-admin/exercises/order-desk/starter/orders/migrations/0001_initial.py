import django.db.models.deletion
from django.db import migrations, models

STATES = [("new", "New"), ("paid", "Paid"), ("shipped", "Shipped"), ("cancelled", "Cancelled")]


def key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def belongs_to(model, on_delete, related_name):
    return models.ForeignKey(on_delete=on_delete, related_name=related_name, to=model)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("id", key()),
                ("name", models.CharField(max_length=60)),
                ("email", models.EmailField(max_length=254, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", key()),
                ("number", models.CharField(max_length=10, unique=True)),
                ("placed_on", models.DateField()),
                ("state", models.CharField(choices=STATES, default="new", max_length=10)),
                ("customer", belongs_to("orders.customer", django.db.models.deletion.PROTECT, "orders")),
            ],
            options={"permissions": [("ship_order", "Can mark orders as shipped")]},
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", key()),
                ("product", models.CharField(max_length=60)),
                ("quantity", models.PositiveIntegerField()),
                ("price", models.DecimalField(decimal_places=2, max_digits=8)),
                ("order", belongs_to("orders.order", django.db.models.deletion.CASCADE, "lines")),
            ],
        ),
    ]
