import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sign } from '../../../src/core/roadmap/signs.ts';
import { pythonSightings } from '../../../src/io/projects/python/python-file.ts';

const OWN = new Set(['shop']);
const seen = (text: string) => pythonSightings(text, OWN);
const signsIn = (text: string) =>
  seen(text).flatMap(({ kind, name }) => (kind === 'sign' ? [name as Sign] : []));
const importsIn = (text: string) => seen(text).flatMap(({ kind, name }) => (kind === 'import' ? [name] : []));

/** Each sign with code that shows it, and code that looks like it. */
const CASES: readonly (readonly [Sign, string, string])[] = [
  ['generator', 'def f():\n    yield 1\n', 'def f():\n    return 1  # yield\n'],
  [
    'context-manager',
    'from contextlib import contextmanager\n@contextmanager\ndef f():\n    yield 1\n',
    'def f():\n    yield 1\n',
  ],
  ['context-manager', 'class A:\n    def __enter__(self): pass\n', 'class A:\n    def enter(self): pass\n'],
  [
    'decorator-function',
    'def d(f):\n    def w(*a):\n        return f(*a)\n    return w\n',
    'def d(n):\n    def w(a):\n        return a + n\n    return w\n',
  ],
  [
    'decorator-function',
    'def d(n):\n    def o(f):\n        def w():\n            return f(n)\n        return w\n    return o\n',
    'def d(): pass\n',
  ],
  [
    'test',
    'def test_login(): pass\n',
    'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/login/test")\ndef test_login(): pass\n',
  ],
  ['coroutine', 'async def f():\n    await g()\n', 'def f(): g()\n'],
  ['comprehension', 'x = [i for i in y]\n', 'x = [i, y]\n'],
  ['type-hint', 'def f(a: int) -> str: ...\n', 'def f(a): ...\n'],
  [
    'dataclass',
    'import dataclasses as d\n@d.dataclass(frozen=True)\nclass A: pass\n',
    'from shop import dataclass\n@dataclass\nclass A: pass\n',
  ],
  ['enum', 'from enum import Enum as E\nclass A(E): pass\n', 'class A(Enum): pass\n'],
  ['exception-class', 'class A(ValueError): pass\n', 'class A(Value): pass\n'],
  [
    'inheritance',
    'class A: pass\nclass B(A): pass\n',
    'from django.db import models\nclass A(models.Model): pass\n',
  ],
  [
    'special-method',
    'class A:\n    def __len__(self): return 1\n',
    'class A:\n    def __init__(self): pass\n',
  ],
  ['main-guard', 'if __name__ == "__main__":\n    f()\n', 'if name == "__main__":\n    f()\n'],
  ['file-access', 'with open("x") as f: f.read()\n', 'shop.open_door()\n'],
  ['environment-setting', 'import os\nx = os.environ["A"]\n', 'x = environ["A"]\n'],
  ['package', 'from .models import A\n', 'from flask import A\n'],
  ['package', 'from shop.models import A\n', 'import flask\n'],
  ['test', 'def test_a(): pass\n', 'def attest(): pass\n'],
  ['fixture', 'import pytest\n@pytest.fixture\ndef a(): yield 1\n', 'def a(): yield 1\n'],
  [
    'mock',
    'from unittest.mock import patch\n@patch("a.b")\ndef test_a(m): pass\n',
    'from shop import patch\n@patch("a")\ndef f(): pass\n',
  ],
  ['sql-query', 'db.execute("""\n  SELECT a FROM b WHERE c = ?""")\n', 'print("Select one of the list")\n'],
  ['sql-join', 'Q = "SELECT a FROM b JOIN c ON b.i = c.i"\n', 'Q = "join us"\n'],
  [
    'flask-route',
    'from flask import Flask\napp = Flask(__name__)\n@app.route("/")\ndef f(): pass\n',
    '@app.route("/")\ndef f(): pass\n',
  ],
  [
    'flask-route',
    'from flask import request\nfrom .app import bp\n@bp.get("/")\ndef f(): pass\n',
    'import requests\n@requests.get("/")\ndef f(): pass\n',
  ],
  [
    'flask-factory',
    'import flask\ndef create_app():\n    return flask.Flask(__name__)\n',
    'def create_app():\n    return App()\n',
  ],
  [
    'django-model',
    'from django.db import models as m\nclass A(m.Model): pass\n',
    'from shop import models\nclass A(models.Model): pass\n',
  ],
  [
    'django-model',
    'from django.db import models\nfrom .base import Base\nclass A(Base):\n    name = models.CharField(max_length=3)\n',
    'class A(Base):\n    name = forms.CharField()\n',
  ],
  [
    'django-view',
    'from django.shortcuts import render\ndef f(request): return render(request, "a")\n',
    'def f(request): pass\n',
  ],
  [
    'django-admin',
    'from django.contrib import admin\n@admin.register(A)\nclass B(admin.ModelAdmin): pass\n',
    'class B(ModelAdmin): pass\n',
  ],
  [
    'drf-serializer',
    'from rest_framework import serializers\nclass A(serializers.ModelSerializer): pass\n',
    'class A(Serializer): pass\n',
  ],
  [
    'drf-view',
    'from rest_framework.viewsets import ModelViewSet\nclass A(ModelViewSet): pass\n',
    'class A: pass\n',
  ],
  [
    'pydantic-model',
    'from pydantic import BaseModel\nclass Base(BaseModel): pass\nclass A(Base): pass\n',
    'class A(BaseModel): pass\n',
  ],
  [
    'fastapi-route',
    'from fastapi import APIRouter\nr = APIRouter(prefix="/" + "x" * 300)\n@r.post("/")\nasync def f(): pass\n',
    'r = Router()\n@r.post("/")\ndef f(): pass\n',
  ],
  [
    'fastapi-dependency',
    'from fastapi import Depends\ndef f(a=Depends(g)): pass\n',
    'def f(a=Depends(g)): pass\n',
  ],
  [
    'sqlalchemy-model',
    'from .db import Base\nclass A(Base):\n    id: Mapped[int] = mapped_column(primary_key=True)\n',
    'class A(Base):\n    id = column(1)\n',
  ],
  ['sql-query', 'op.execute(f"UPDATE {table} SET paid = 0")\n', 'print(f"Update {table} set now")\n'],
  ['sql-join', 'q = select(A).where(A.i == 1).join(B)\n', 'x = ", ".join(names)\ny = sep.join(names)\n'],
  ['sql-join', 'q.filter(a).join(b)\n', 'import pandas\ndf.filter(a).join(b)\n'],
  ['sql-join', 'A.objects.filter(b=1).annotate(n=1)\n', 'axes.annotate("here")\n'],
  ['sql-index', 'name = Column(String, index=True)\n', 'frame.to_csv("x", index=True)\n'],
  ['sql-index', 'm = models.CharField(db_index=True)\n', 'm = models.CharField(db_index=False)\n'],
  ['postgresql-database', 'URL = "postgresql+psycopg://localhost/shop"\n', 'URL = "see postgresql://"\n'],
  ['mysql-database', 'D = {"ENGINE": "django.db.backends.mysql"}\n', 'D = {"ENGINE": "mysql"}\n'],
  ['flask-query', 'from .db import db\nclass A(db.Model): pass\n', 'class A(Model): pass\n'],
  ['flask-query', 'from .models import User\nUser.query.filter_by(a=1)\n', 'request.query.get("a")\n'],
  [
    'flask-query',
    'from flask import abort\ndb.session.commit()\nclass A(db.Model): pass\n',
    'from fastapi import Depends\ndb.session.commit()\nclass A(db.Model): pass\n',
  ],
  ['web-session', 'def f(request): request.session["cart"] = []\n', 'session = request.start()\n'],
  ['web-session', 'response.set_cookie("theme", "dark")\n', 'cookie.set("a")\n'],
  ['security-setting', 'SESSION_COOKIE_SECURE = True\n', 'CSP_DOMAINS = {}\nSECURE_DOOR = 1\n'],
  ['security-setting', 'SECURE_HSTS_SECONDS: int = 60\n', 'print(SECURE_HSTS_SECONDS)\n'],
  ['web-session', 'SESSION_COOKIE_AGE = 3600\n', 'SESSION_START = time.time()\n'],
  ['security-setting', 'app.config["WTF_CSRF_ENABLED"] = 1\n', 'x = "WTF"\n'],
  ['bearer-token', 'h = {"Authorization": f"Bearer {token}"}\n', 'x = "the Bearer of this"\n'],
  [
    'bearer-token',
    'if h.startswith("Bearer "): pass\n',
    '"""Token with its kind."""\nKINDS = ["Token", "Token expected"]\n',
  ],
  ['server-interface', 'def app(environ, start_response): pass\n', 'def app(environ, start): pass\n'],
  [
    'server-interface',
    'class A:\n    async def __call__(self, scope: dict, receive, send): pass\n',
    'def send(scope, receive): pass\n',
  ],
  [
    'django-command',
    'from django.core.management.base import BaseCommand\nclass Command(BaseCommand): pass\n',
    'class Command(Base): pass\n',
  ],
  [
    'django-test',
    'from django.test import TestCase\nclass Base(TestCase): pass\nclass A(Base):\n    def test_a(self): pass\n',
    'class A(TestCase):\n    def test_a(self): pass\n',
  ],
  ['django-setting', 'SECURE_HSTS_SECONDS = 3600\n', 'HSTS_SECONDS = 3600\n'],
  [
    'fastapi-query',
    'from fastapi import APIRouter\nfrom sqlalchemy import select\nr = APIRouter()\n@r.get("/")\ndef f(): pass\n',
    'from fastapi import APIRouter\nr = APIRouter()\n@r.get("/")\ndef f(): pass\n',
  ],
  [
    'django-middleware',
    'def m(get_response):\n    def inner(request): return get_response(request)\n    return inner\n',
    'class A:\n    def wait(self, get_response=None): pass\n',
  ],
  [
    'django-middleware',
    'class A:\n    def __init__(self, get_response): pass\n',
    'class A:\n    def __init__(self, response): pass\n',
  ],
  [
    'celery-task',
    'from celery import shared_task\n@shared_task(bind=True)\ndef f(self): pass\n',
    '@task\ndef f(): pass\n',
  ],
];

describe('signs in Python', () => {
  it.each(CASES)('%s', (sign, shows, looksAlike) => {
    expect(signsIn(shows)).toContain(sign);
    expect(signsIn(looksAlike)).not.toContain(sign);
  });

  it('says the line of the first, and how many there are', () => {
    const found = seen('x = 1\n\n\ndef f():\n    yield x\n\ndef g():\n    yield x\n');
    expect(found).toContainEqual({ kind: 'sign', name: 'generator', line: 4, count: 2 });
  });

  it('counts a session that is read once, by a method as by a key', () => {
    for (const use of ['request.session.get("a")', 'request.session["a"]'])
      expect(seen(`x = ${use}\n`)).toEqual([{ kind: 'sign', name: 'web-session', line: 1, count: 1 }]);
  });

  it('counts each field of a class of settings', () => {
    const fields = '    host: str\n    port: int = 80\n    model_config = {}\n';
    const found = seen(`from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n${fields}`);
    expect(found).toContainEqual({ kind: 'sign', name: 'environment-setting', line: 2, count: 2 });
  });

  it('tells imports by what they name, and counts their uses', () => {
    expect(
      importsIn(
        'import a.b as c, d.e\nfrom f.g import (h as i,\n    j)\nfrom . import k\nfrom shop import l\n',
      ),
    ).toEqual(['a.b', 'd.e', 'f.g.h', 'f.g.j', '.k', '.shop.l']);
    expect(seen('import re\nre.compile(a)\nre.sub(b)\n')[0]).toEqual({
      kind: 'import',
      name: 're',
      line: 1,
      count: 2,
    });
  });

  it('reads what can be read of code that is wrong, old or half written', () => {
    expect(importsIn('import requests\nprint "old"\ndef f(:\n  x = [\nimport json\n')).toContain('requests');
    expect(signsIn('def f(a) -> int\n    yield [x for x in a\nclass A:\n')).toContain('function');
  });

  it('survives any text, and nesting without end', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void seen(text)));
    const bits = fc.constantFrom(
      'def f(',
      '):\n',
      'class A(',
      '@a.b',
      'import ',
      'from ',
      ' as ',
      '(',
      '[',
      '{',
      '"',
      '\n  ',
      'lambda ',
      ',',
      ' for x in ',
    );
    fc.assert(fc.property(fc.array(bits, { maxLength: 60 }), (parts) => void seen(parts.join(''))));
    for (const deep of ['(', '[', 'f(', 'a.', 'not ', '@f()', 'lambda:']) seen(deep.repeat(30_000));
    seen(Array.from({ length: 800 }, (_, at) => `${' '.repeat(at)}def f${at}():`).join('\n'));
  }, 30_000);
});
