"""Shelves and their links."""

from urllib.parse import urlsplit

from flask import Blueprint, abort, g
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from linkshelf.auth import login_required
from linkshelf.database import Link, Shelf, db
from linkshelf.fields import text_field

MOST_LINKS = 100

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.get("/shelves")
@login_required
def list_shelves() -> ResponseReturnValue:
    shelves = db.session.scalars(select(Shelf).where(Shelf.owner_id == g.user.id).order_by(Shelf.name))
    return [shelf_json(shelf) for shelf in shelves]


@blueprint.post("/shelves")
@login_required
def add_shelf() -> ResponseReturnValue:
    shelf = Shelf(owner_id=g.user.id, name=text_field("name", 80))
    db.session.add(shelf)
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        abort(409, "You have a shelf of this name.")
    return shelf_json(shelf), 201


@blueprint.get("/shelves/<int:shelf_id>/links")
@login_required
def list_links(shelf_id: int) -> ResponseReturnValue:
    shelf = own_shelf(shelf_id)
    newest = select(Link).where(Link.shelf_id == shelf.id).order_by(Link.id.desc()).limit(MOST_LINKS)
    return [link_json(link) for link in db.session.scalars(newest)]


@blueprint.post("/shelves/<int:shelf_id>/links")
@login_required
def add_link(shelf_id: int) -> ResponseReturnValue:
    shelf = own_shelf(shelf_id)
    url = text_field("url", 2000)
    if urlsplit(url).scheme not in ("http", "https"):
        abort(400, "url must begin with http:// or https://.")
    link = Link(shelf_id=shelf.id, url=url, title=text_field("title", 200))
    db.session.add(link)
    db.session.commit()
    return link_json(link), 201


@blueprint.delete("/links/<int:link_id>")
@login_required
def delete_link(link_id: int) -> ResponseReturnValue:
    mine = select(Link).join(Shelf).where(Link.id == link_id, Shelf.owner_id == g.user.id)
    link = db.session.scalar(mine) or abort(404, "There is no such link.")
    db.session.delete(link)
    db.session.commit()
    return "", 204


def own_shelf(shelf_id: int) -> Shelf:
    """The user's shelf; somebody else's is as unknown as one that is not there."""
    mine = select(Shelf).where(Shelf.id == shelf_id, Shelf.owner_id == g.user.id)
    return db.session.scalar(mine) or abort(404, "There is no such shelf.")


def shelf_json(shelf: Shelf) -> dict[str, object]:
    return {"id": shelf.id, "name": shelf.name}


def link_json(link: Link) -> dict[str, object]:
    return {"id": link.id, "url": link.url, "title": link.title, "added_at": link.added_at.isoformat()}
