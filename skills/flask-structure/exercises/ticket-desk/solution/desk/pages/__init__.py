"""The pages for people."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from desk.tickets import store

blueprint = Blueprint("pages", __name__, template_folder="templates")


@blueprint.get("/")
def home() -> ResponseReturnValue:
    return render_template("pages/home.html", tickets=store().all())


@blueprint.get("/health")
def health() -> ResponseReturnValue:
    return {"status": "ok"}
