from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Loan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tool_name", models.CharField(default="", max_length=80)),
                ("member_email", models.CharField(default="", max_length=254)),
                ("lent_on", models.DateField()),
                ("returned_on", models.DateField(blank=True, null=True)),
            ],
        ),
    ]
