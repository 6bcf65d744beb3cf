from sqlalchemy import create_engine, event, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, configure_mappers

from checking import Check, hint

BOOKS = [
    ("Moss", "Omar", ["garden"]),
    ("Birch", "Nina", ["garden", " Trees"]),
    ("Moss", "Nina", ["TREES", "trees ", "new"]),
    ("Ferry", "Omar", []),
    ("Harbour", "Omar", ["new"]),
]


class Catalogue(Check):
    def setUp(self):
        super().setUp()
        self.module = self.load("catalogue")
        configure_mappers()
        self.engine = create_engine(f"sqlite:///{self.folder / 'catalogue.db'}")
        self.addCleanup(self.engine.dispose)
        event.listen(self.engine, "connect", lambda connection, _: connection.executescript("PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY"))
        self.module.Base.metadata.create_all(self.engine)
        self.statements = []
        event.listen(self.engine, "before_cursor_execute", lambda _c, _u, sql, *_: self.statements.append(sql))

    def call(self, name, *args, **kwargs):
        """What the function returns in a session of its own, which is committed then."""
        with Session(self.engine) as session:
            got = getattr(self.module, name)(session, *args, **kwargs)
            session.commit()
            return got

    def fill(self, books=BOOKS):
        with Session(self.engine) as session:
            for title, author, tags in books:
                self.module.add_book(session, title, author, tags)
            session.commit()

    def selects(self, name, *args):
        """How many SELECT statements the function sends."""
        self.statements.clear()
        self.call(name, *args)
        return len([sql for sql in self.statements if sql.lstrip().upper().startswith(("SELECT", "WITH"))])

    def table(self, model):
        return getattr(self.module, model).__table__.name

    def rows(self, model):
        """How many rows a second connection sees."""
        with self.engine.connect() as connection:
            return connection.execute(text(f"SELECT count(*) FROM {self.table(model)}")).scalar()

    def all_tags(self):
        with self.engine.connect() as connection:
            return sorted(name for (name,) in connection.execute(text(f"SELECT name FROM {self.table('Tag')}")))

    @hint(2)
    def test_models(self):
        """The models know each other: author and books, books and tags."""
        for model, name in (("Author", "books"), ("Book", "author"), ("Book", "tags"), ("Tag", "books")):
            self.true(f"{model}.{name} should be a relationship.", name in inspect(getattr(self.module, model)).relationships)
        author, tag = self.module.Author(name="Ida"), self.module.Tag(name="sea")
        with Session(self.engine) as session:
            session.add(self.module.Book(title="Salt", author=author, tags=[tag]))
            self.equal("titles in author.books and in tag.books, before any commit", ([one.title for one in author.books], [one.title for one in tag.books]), (["Salt"], ["Salt"]))
            session.commit()
            self.equal("book.author_id after the commit", [one.author_id for one in author.books], [author.id])

    @hint(2)
    def test_rules(self):
        """The tables refuse names that are there twice, and rows in which something is missing."""
        models = self.module
        rows = {
            "two authors of one name": lambda: [models.Author(name="Ida"), models.Author(name="Ida")],
            "two tags of one name": lambda: [models.Tag(name="sea"), models.Tag(name="sea")],
            "an author without a name": lambda: [models.Author()],
            "a tag without a name": lambda: [models.Tag()],
            "a book without an author": lambda: [models.Book(title="Salt")],
            "a book without a title": lambda: [models.Book(author=models.Author(name="Eve"))],
            "a book of an author who is not there": lambda: [models.Book(title="Salt", author_id=77)],
        }
        for what, make in rows.items():
            with Session(self.engine) as session:
                session.add_all(make())
                self.raises(f"commit of {what}", IntegrityError, session.commit)

    @hint(2)
    def test_add(self):
        """add_book() gives the book with its id, and uses authors and tags again."""
        with Session(self.engine) as session:
            first = self.module.add_book(session, "Moss", "Omar", ["garden", " Crime "])
            second = self.module.add_book(session, "Moss", "Omar", (name for name in ("CRIME", "crime", "new")))
            third = self.module.add_book(session, "Fern", "omar")
            self.true(f"The ids are {[first.id, second.id, third.id]}; three different ones were expected.", len({first.id, second.id, third.id} - {None}) == 3)
            self.true("Two books of Omar should have the same author.", first.author is second.author)
            self.equal("author and tags of the second book", (second.author.name, sorted(tag.name for tag in second.tags)), ("Omar", ["crime", "new"]))
            self.equal("author and tags of the third book", (third.author.name, third.tags), ("omar", []))
            session.commit()
        self.equal("rows of authors, books and tags", [self.rows(model) for model in ("Author", "Book", "Tag")], [2, 3, 3])
        self.equal("the names of the tags", self.all_tags(), ["crime", "garden", "new"])
        self.fill([("Loam", "Omar", ["Garden"])])
        self.equal("authors and tags after one more book, in another session", (self.rows("Author"), self.rows("Tag")), (2, 3))

    @hint(1)
    def test_no_commit(self):
        """The functions leave the commit to the caller."""
        self.fill()
        before = self.call("list_books"), self.call("counts")
        for name, args in (("add_book", ("Fern", "Eve", ["x"])), ("rename_tag", ("new", "old")), ("rename_tag", ("new", "trees")), ("remove_author", ("Nina",))):
            with Session(self.engine) as session:
                getattr(self.module, name)(session, *args)
                session.rollback()
            self.equal(f"the catalogue after {name}{args} and a rollback", (self.call("list_books"), self.call("counts")), before)

    @hint(2)
    def test_list(self):
        """list_books() gives title, author and tags, sorted by title and then by id."""
        self.equal("an empty catalogue", self.call("list_books"), [])
        self.fill()
        self.equal(
            "list_books()",
            self.call("list_books"),
            [
                {"title": "Birch", "author": "Nina", "tags": ["garden", "trees"]},
                {"title": "Ferry", "author": "Omar", "tags": []},
                {"title": "Harbour", "author": "Omar", "tags": ["new"]},
                {"title": "Moss", "author": "Omar", "tags": ["garden"]},
                {"title": "Moss", "author": "Nina", "tags": ["new", "trees"]},
            ],
        )

    @hint(2)
    def test_filter(self):
        """With a tag only its books are listed, and all tags of these books."""
        self.fill()
        expected = [{"title": "Birch", "author": "Nina", "tags": ["garden", "trees"]}, {"title": "Moss", "author": "Nina", "tags": ["new", "trees"]}]
        for tag in ("trees", " TREES"):
            self.equal(f"list_books(tag={tag!r})", self.call("list_books", tag=tag), expected)
        for tag in ("tree", "tree_", "%"):
            self.equal(f"list_books(tag={tag!r})", self.call("list_books", tag=tag), [])
        with Session(self.engine) as session:
            self.module.list_books(session, "trees")
            self.equal("all books, listed after a filter in the same session", [len(one["tags"]) for one in self.module.list_books(session)], [2, 0, 1, 1, 2])

    @hint(1)
    def test_statements(self):
        """list_books() sends three SELECT statements at most, counts() one, for any number of books."""
        self.fill([(f"Book {number}", f"Author {number}", [f"tag {number}", "all"]) for number in range(40)])
        for args in ((), ("all",)):
            sent = self.selects("list_books", *args)
            self.true(f"list_books{args or '()'} of 40 books by 40 authors sent {sent} SELECT statements; three are allowed.", 1 <= sent <= 3)
        self.equal("the number of SELECT statements that counts() sends", self.selects("counts"), 1)

    @hint(3)
    def test_counts(self):
        """counts() names every author, also those without books, the most books first."""
        self.equal("an empty catalogue", self.call("counts"), [])
        self.fill([*BOOKS, ("Elm", "Cleo", ["a", "b", "c", "d"]), ("Oak", "Bert", [])])
        with Session(self.engine) as session:
            session.add_all([self.module.Author(name="Zoe"), self.module.Author(name="Abe")])
            session.commit()
        got = self.call("counts")
        self.equal("counts()", [tuple(one) for one in got], [("Omar", 3), ("Nina", 2), ("Bert", 1), ("Cleo", 1), ("Abe", 0), ("Zoe", 0)])

    @hint(3)
    def test_rename(self):
        """rename_tag() gives a tag another name on all its books."""
        self.fill()
        self.equal("rename_tag(' Trees', 'WOOD ')", self.call("rename_tag", " Trees", "WOOD "), True)
        self.equal("the tags", self.all_tags(), ["garden", "new", "wood"])
        self.equal("the books with wood", [one["title"] for one in self.call("list_books", "wood")], ["Birch", "Moss"])
        self.equal("rename_tag of a tag that is not there", self.call("rename_tag", "trees", "new"), False)
        self.equal("rename_tag('new', 'NEW')", self.call("rename_tag", "new", "NEW"), True)
        self.equal("the tags in the end", self.all_tags(), ["garden", "new", "wood"])
        self.equal("the books with new", len(self.call("list_books", "new")), 2)

    @hint(3)
    def test_join(self):
        """rename_tag() joins two tags when the new name is there already."""
        self.fill()
        self.equal("rename_tag('new', 'trees')", self.call("rename_tag", "new", "trees"), True)
        self.equal("the tags", self.all_tags(), ["garden", "trees"])
        self.equal("title and tags of the books", [(one["title"], one["tags"]) for one in self.call("list_books", "trees")], [("Birch", ["garden", "trees"]), ("Harbour", ["trees"]), ("Moss", ["trees"])])
        self.equal("the number of books", self.rows("Book"), 5)

    @hint(2)
    def test_remove(self):
        """remove_author() deletes the author and their books; tags and other books stay."""
        self.fill()
        self.equal("remove_author('nina'), in small letters", self.call("remove_author", "nina"), False)
        self.equal("remove_author('Nina')", self.call("remove_author", "Nina"), True)
        self.equal("the books that are left", [(one["title"], one["author"]) for one in self.call("list_books")], [("Ferry", "Omar"), ("Harbour", "Omar"), ("Moss", "Omar")])
        self.equal("rows of authors, books and tags", [self.rows(model) for model in ("Author", "Book", "Tag")], [1, 3, 3])
        self.equal("remove_author('Nina') once more", self.call("remove_author", "Nina"), False)
