import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lending", "0003_fill_tools_and_members")]

    operations = [
        migrations.AlterField(
            model_name="loan",
            name="tool",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="loans",
                to="lending.tool",
            ),
        ),
        migrations.AlterField(
            model_name="loan",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="loans",
                to="lending.member",
            ),
        ),
        migrations.RemoveField(model_name="loan", name="tool_name"),
        migrations.RemoveField(model_name="loan", name="member_email"),
        migrations.AddConstraint(
            model_name="loan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("returned_on__isnull", True)),
                fields=("tool",),
                name="one_open_loan_per_tool",
            ),
        ),
    ]
