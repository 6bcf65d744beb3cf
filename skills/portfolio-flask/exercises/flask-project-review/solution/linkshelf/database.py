"""The models, and where their tables are."""

import os
from datetime import datetime, timezone
from pathlib import Path

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

ROOT = Path(__file__).resolve().parent.parent


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


def database_url() -> str:
    return os.environ.get("DATABASE_URL") or f"sqlite:///{(ROOT / 'linkshelf.db').as_posix()}"


def now() -> datetime:
    return datetime.now(timezone.utc)


class User(db.Model):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str] = mapped_column(String(255))


class Shelf(db.Model):
    __tablename__ = "shelves"
    __table_args__ = (UniqueConstraint("owner_id", "name", name="one_name_each_owner"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", name="shelf_owner"))
    name: Mapped[str] = mapped_column(String(80))
    links: Mapped[list["Link"]] = relationship(back_populates="shelf", cascade="all, delete-orphan")


class Link(db.Model):
    __tablename__ = "links"

    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelves.id", name="link_shelf"), index=True)
    url: Mapped[str] = mapped_column(String(2000))
    title: Mapped[str] = mapped_column(String(200))
    added_at: Mapped[datetime] = mapped_column(default=now)
    shelf: Mapped[Shelf] = relationship(back_populates="links")
