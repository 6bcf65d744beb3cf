"""The catalogue of a small publisher."""

from collections.abc import Iterable

from sqlalchemy import Column, ForeignKey, Table, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


book_tags = Table(
    "book_tags",
    Base.metadata,
    Column("book_id", ForeignKey("books.id"), primary_key=True),
    Column("tag_id", ForeignKey("tags.id"), primary_key=True),
)


class Author(Base):
    __tablename__ = "authors"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    books: Mapped[list["Book"]] = relationship(back_populates="author", cascade="all, delete-orphan")


class Book(Base):
    __tablename__ = "books"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))
    author: Mapped[Author] = relationship(back_populates="books")
    tags: Mapped[list["Tag"]] = relationship(secondary=book_tags, back_populates="books")


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    books: Mapped[list[Book]] = relationship(secondary=book_tags, back_populates="tags")


def add_book(session: Session, title: str, author: str, tags: Iterable[str] = ()) -> Book:
    """Adds a book; its id is known afterwards."""
    names = dict.fromkeys(clean(name) for name in tags)
    book = Book(
        title=title,
        author=named(session, Author, author) or Author(name=author),
        tags=[named(session, Tag, name) or Tag(name=name) for name in names],
    )
    session.add(book)
    session.flush()
    return book


def list_books(session: Session, tag: str | None = None) -> list[dict]:
    """Title, author and tags of all books, or of those with the tag."""
    query = select(Book).options(joinedload(Book.author), selectinload(Book.tags)).order_by(Book.title, Book.id)
    if tag is not None:
        query = query.where(Book.tags.any(Tag.name == clean(tag)))
    return [
        {"title": book.title, "author": book.author.name, "tags": sorted(one.name for one in book.tags)}
        for book in session.scalars(query)
    ]


def counts(session: Session) -> list[tuple[str, int]]:
    """Each author and the number of their books."""
    number = func.count(Book.id)
    query = select(Author.name, number).outerjoin(Author.books).group_by(Author.id).order_by(number.desc(), Author.name)
    return [(name, books) for name, books in session.execute(query)]


def rename_tag(session: Session, old: str, new: str) -> bool:
    """Gives the tag another name, or joins it with the tag that has this name."""
    tag, other = named(session, Tag, clean(old)), named(session, Tag, clean(new))
    if tag is None:
        return False
    if other is None:
        tag.name = clean(new)
    elif other is not tag:
        other.books.extend(book for book in tag.books if book not in other.books)
        tag.books.clear()
        session.delete(tag)
    session.flush()
    return True


def remove_author(session: Session, name: str) -> bool:
    """Deletes the author and their books."""
    author = named(session, Author, name)
    if author is None:
        return False
    session.delete(author)
    session.flush()
    return True


def named(session: Session, kind: type[Author] | type[Tag], name: str) -> Author | Tag | None:
    return session.scalar(select(kind).where(kind.name == name))


def clean(name: str) -> str:
    return name.strip().lower()
