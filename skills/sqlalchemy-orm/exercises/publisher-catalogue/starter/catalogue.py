"""The catalogue of a small publisher."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "authors"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    # TODO: the rule for the name, and the books


class Book(Base):
    __tablename__ = "books"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    # TODO: the author and the tags


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    # TODO: the rule for the name, and the books


def add_book(session: Session, title: str, author: str, tags: Iterable[str] = ()) -> Book:
    """Adds a book; its id is known afterwards."""
    # TODO: the author and the tags; does the id come without a commit?
    book = Book(title=title)
    session.add(book)
    return book


def list_books(session: Session, tag: str | None = None) -> list[dict]:
    """Title, author and tags of all books, or of those with the tag."""
    # TODO: author and tags of every book, with three SELECT statements at most
    books = session.scalars(select(Book).order_by(Book.title, Book.id))
    return [{"title": book.title, "author": "", "tags": []} for book in books]


def counts(session: Session) -> list[tuple[str, int]]:
    """Each author and the number of their books."""
    # TODO
    return []


def rename_tag(session: Session, old: str, new: str) -> bool:
    """Gives the tag another name, or joins it with the tag that has this name."""
    # TODO
    return False


def remove_author(session: Session, name: str) -> bool:
    """Deletes the author and their books."""
    # TODO
    return False
