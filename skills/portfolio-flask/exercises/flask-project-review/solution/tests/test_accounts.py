from alembic import command

ADA = {"email": "ada@example.org", "password": "long enough"}


def test_register_logs_in(stranger):
    assert stranger.post("/api/register", json=ADA).status_code == 201
    assert stranger.get("/api/shelves").status_code == 200


def test_an_email_has_one_account(stranger):
    stranger.post("/api/register", json=ADA)
    assert stranger.post("/api/register", json={**ADA, "email": "ADA@example.org"}).status_code == 409


def test_short_password_is_refused(stranger):
    assert stranger.post("/api/register", json={**ADA, "password": "short"}).status_code == 400


def test_login_needs_the_password(stranger):
    stranger.post("/api/register", json=ADA)
    stranger.post("/api/logout")
    assert stranger.post("/api/login", json={**ADA, "password": "wrong one"}).status_code == 401
    assert stranger.get("/api/shelves").status_code == 401
    assert stranger.post("/api/login", json=ADA).status_code == 200
    assert stranger.get("/api/shelves").status_code == 200


def test_health(stranger):
    assert stranger.get("/health").get_json() == {"status": "ok"}


def test_migrations_match_the_models(migrations):
    command.check(migrations)
