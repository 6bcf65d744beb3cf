"""The old ticket desk, in one file. It is only here to be read: move it into the package desk."""

import html

from flask import Flask, abort, request

from desk.store import TicketStore

app = Flask(__name__)
app.config["SECRET_KEY"] = "dev"
app.config["DEBUG"] = True
store = TicketStore("tickets.json")


@app.get("/api/tickets")
def list_tickets():
    return store.all()


@app.post("/api/tickets")
def add_ticket():
    data = request.get_json(silent=True)
    title = data.get("title") if isinstance(data, dict) else None
    if not isinstance(title, str) or not title.strip():
        return "A ticket needs a title.", 400
    return store.add(title.strip()), 201


@app.get("/api/tickets/<int:ticket_id>")
def show_ticket(ticket_id):
    ticket = store.get(ticket_id)
    if ticket is None:
        abort(404)
    return ticket


@app.get("/")
def home():
    items = [f'<li><a href="/api/tickets/{one["id"]}">{html.escape(one["title"])}</a></li>' for one in store.all()]
    return f"<h1>Tickets</h1><ul>{''.join(items)}</ul>"


@app.get("/health")
def health():
    return {"status": "ok"}
