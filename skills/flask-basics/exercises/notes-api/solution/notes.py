"""An API for notes: flask --app notes run"""

from itertools import count

from flask import Flask, request, url_for
from flask.typing import ResponseReturnValue


def create_app() -> Flask:
    """An app with no notes."""
    app = Flask(__name__)
    notes: dict[int, dict] = {}
    numbers = count(1)

    @app.get("/notes")
    def list_notes() -> ResponseReturnValue:
        words = request.args.get("q", "").lower()
        return [note for note in notes.values() if words in note["text"].lower()]

    @app.post("/notes")
    def add_note() -> ResponseReturnValue:
        text = text_of(request.get_json(silent=True))
        if not text:
            return {"error": "a note needs a text"}, 400
        note = {"id": next(numbers), "text": text}
        notes[note["id"]] = note
        return note, 201, {"Location": url_for("show_note", note_id=note["id"])}

    @app.get("/notes/<int:note_id>")
    def show_note(note_id: int) -> ResponseReturnValue:
        return notes.get(note_id) or ({"error": "there is no such note"}, 404)

    @app.delete("/notes/<int:note_id>")
    def delete_note(note_id: int) -> ResponseReturnValue:
        if notes.pop(note_id, None) is None:
            return {"error": "there is no such note"}, 404
        return "", 204

    @app.errorhandler(404)
    def not_found(_: Exception) -> ResponseReturnValue:
        return {"error": "there is no such path"}, 404

    return app


def text_of(data: object) -> str:
    text = data.get("text") if isinstance(data, dict) else None
    return text.strip() if isinstance(text, str) else ""
