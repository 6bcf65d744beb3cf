"""Commands for the terminal."""

import click
from flask.cli import with_appcontext

from desk.tickets import store


@click.command("add-ticket")
@click.argument("title")
@with_appcontext
def add_ticket(title: str) -> None:
    """Adds a ticket."""
    if not title.strip():
        raise click.BadParameter("a ticket needs a title")
    ticket = store().add(title.strip())
    click.echo(f"Ticket {ticket['id']} added.")
