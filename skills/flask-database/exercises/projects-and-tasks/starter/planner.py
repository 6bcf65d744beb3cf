"""Projects and tasks: flask --app "planner:create_app('sqlite:///planner.db')" run"""

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


class Project(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    # TODO: the name and the tasks


class Task(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    # TODO: title, done and the project


def create_app(database: str) -> Flask:
    """An app on that database."""
    app = Flask(__name__)

    # TODO: connect the app with the database, make the tables, write the routes

    return app
