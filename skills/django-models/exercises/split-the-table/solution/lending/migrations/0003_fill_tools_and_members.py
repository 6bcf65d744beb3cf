from django.db import migrations


def forwards(apps, schema_editor):
    """One tool for each name, one member for each address."""
    Loan, Tool, Member = (apps.get_model("lending", name) for name in ("Loan", "Tool", "Member"))
    for loan in Loan.objects.all():
        loan.tool, _ = Tool.objects.get_or_create(name=loan.tool_name.strip())
        loan.member, _ = Member.objects.get_or_create(email=loan.member_email.strip().lower())
        loan.save()


def backwards(apps, schema_editor):
    """Each loan has its texts again."""
    Loan = apps.get_model("lending", "Loan")
    for loan in Loan.objects.select_related("tool", "member"):
        loan.tool_name = loan.tool.name
        loan.member_email = loan.member.email
        loan.save()


class Migration(migrations.Migration):
    dependencies = [("lending", "0002_tools_and_members")]

    operations = [migrations.RunPython(forwards, backwards)]
