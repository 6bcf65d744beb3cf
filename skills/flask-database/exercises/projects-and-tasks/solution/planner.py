"""Projects and tasks: flask --app "planner:create_app('sqlite:///planner.db')" run"""

from typing import Any

from flask import Blueprint, Flask, abort, request
from flask.typing import ResponseReturnValue
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey, Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from werkzeug.exceptions import HTTPException

MOST_PER_PAGE = 100


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)
api = Blueprint("api", __name__)


class Project(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    tasks: Mapped[list["Task"]] = relationship(back_populates="project", cascade="all, delete-orphan")


class Task(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    done: Mapped[bool] = mapped_column(default=False)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    project: Mapped[Project] = relationship(back_populates="tasks")


def create_app(database: str) -> Flask:
    """An app on that database."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = database
    db.init_app(app)
    app.register_blueprint(api)
    app.register_error_handler(HTTPException, lambda error: ({"error": error.description}, error.code))
    with app.app_context():
        db.create_all()
    return app


@api.post("/projects")
def add_project() -> ResponseReturnValue:
    project = Project(name=text_in(body(), "name"))
    db.session.add(project)
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        abort(409, "a project has this name already")
    return {"id": project.id, "name": project.name, "tasks": 0, "open": 0}, 201


@api.get("/projects")
def list_projects() -> ResponseReturnValue:
    page, per_page = place()
    rows = db.session.execute(with_numbers().order_by(Project.id).limit(per_page).offset((page - 1) * per_page))
    total = db.session.scalar(select(func.count(Project.id)))
    return {"items": [project_json(*row) for row in rows], "page": page, "per_page": per_page, "total": total}


@api.get("/projects/<int:project_id>")
def show_project(project_id: int) -> ResponseReturnValue:
    row = db.session.execute(with_numbers().where(Project.id == project_id)).first()
    return project_json(*row) if row else abort(404)


@api.delete("/projects/<int:project_id>")
def delete_project(project_id: int) -> ResponseReturnValue:
    db.session.delete(db.get_or_404(Project, project_id))
    db.session.commit()
    return "", 204


@api.post("/projects/<int:project_id>/tasks")
def add_task(project_id: int) -> ResponseReturnValue:
    db.get_or_404(Project, project_id)
    task = Task(title=text_in(body(), "title"), project_id=project_id)
    db.session.add(task)
    db.session.commit()
    return task_json(task), 201


@api.get("/projects/<int:project_id>/tasks")
def list_tasks(project_id: int) -> ResponseReturnValue:
    page, per_page = place()
    query = select(Task).where(Task.project_id == project_id).order_by(Task.id)
    done = request.args.get("done")
    if done is not None:
        if done not in ("true", "false"):
            abort(400, "done must be true or false")
        query = query.where(Task.done.is_(done == "true"))
    db.get_or_404(Project, project_id)
    found = db.paginate(query, page=page, per_page=per_page, error_out=False)
    return {"items": [task_json(task) for task in found], "page": page, "per_page": per_page, "total": found.total}


@api.patch("/tasks/<int:task_id>")
def change_task(task_id: int) -> ResponseReturnValue:
    task = db.get_or_404(Task, task_id)
    data = body()
    if "title" not in data and "done" not in data:
        abort(400, "title or done is needed")
    if not isinstance(data.get("done", False), bool):
        abort(400, "done must be true or false")
    if "title" in data:
        task.title = text_in(data, "title")
    task.done = data.get("done", task.done)
    db.session.commit()
    return task_json(task)


@api.delete("/tasks/<int:task_id>")
def delete_task(task_id: int) -> ResponseReturnValue:
    db.session.delete(db.get_or_404(Task, task_id))
    db.session.commit()
    return "", 204


def with_numbers() -> Select:
    """Projects, each with the number of its tasks and of those that are open."""
    is_open = func.count(Task.id).filter(Task.done.is_(False))
    return select(Project, func.count(Task.id), is_open).outerjoin(Project.tasks).group_by(Project.id)


def project_json(project: Project, tasks: int, is_open: int) -> dict[str, Any]:
    return {"id": project.id, "name": project.name, "tasks": tasks, "open": is_open}


def task_json(task: Task) -> dict[str, Any]:
    return {"id": task.id, "title": task.title, "done": task.done, "project_id": task.project_id}


def body() -> dict[str, Any]:
    data = request.get_json(silent=True)
    return data if isinstance(data, dict) else abort(400, "the body must be a JSON object")


def text_in(data: dict[str, Any], field: str) -> str:
    value = data.get(field)
    text = value.strip() if isinstance(value, str) else ""
    return text or abort(400, f"{field} must be a text")


def place() -> tuple[int, int]:
    """Page and rows on a page, as the address says."""
    return number("page", 1, None), number("per_page", 20, MOST_PER_PAGE)


def number(name: str, default: int, most: int | None) -> int:
    text = request.args.get(name, str(default))
    if not text.isascii() or not text.isdigit() or int(text) < 1 or (most and int(text) > most):
        abort(400, f"{name} must be a number from 1 on" + (f" to {most}" if most else ""))
    return int(text)
