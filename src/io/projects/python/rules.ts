/** Which calls, base classes and decorators are signs: by what their names stand for, whatever they are called in the file. */
import type { Sign } from '../../../core/roadmap/signs.ts';

/** Each fits what a name stands for. */
type Rule = readonly [pattern: RegExp, sign: Sign];

const CALLS: readonly Rule[] = [
  [/^flask\.Flask$/, 'flask-app'],
  [/^flask\.Blueprint$|\.register_blueprint$/, 'flask-blueprint'],
  [/\.test_client$|\.test_cli_runner$/, 'flask-test'],
  [/\.add_url_rule$/, 'flask-route'],
  [/^django\.urls\.(re_)?path$|^django\.conf\.urls\.url$/, 'django-url'],
  [/^django\.contrib\.admin\.site\.register$/, 'django-admin'],
  [/\.(select_related|prefetch_related|select_for_update|bulk_create|bulk_update)$/, 'django-query-tuning'],
  [/^django\.db\.models\.(Prefetch|F|Exists|Case)$|\.assertNumQueries$/, 'django-query-tuning'],
  [/^django\.db\.transaction\.\w+$/, 'sql-transaction'],
  [/\.(begin_nested|with_for_update|rollback)$/, 'sql-transaction'],
  [
    /^django\.db\.models\.(Index|UniqueConstraint)$|^sqlalchemy\.Index$|\.Index$|\.create_index$/,
    'sql-index',
  ],
  [/^fastapi\.(routing\.)?APIRouter$|\.include_router$/, 'fastapi-router'],
  [/^fastapi\.(Depends|Security)$/, 'fastapi-dependency'],
  [/^(fastapi|starlette)\.testclient\.TestClient$/, 'fastapi-test'],
  [/^open$|^(json|pickle|csv|tomllib|yaml)\.(load|dump|reader|writer|DictReader|DictWriter)$/, 'file-access'],
  [
    /\.(read_text|write_text|read_bytes|write_bytes|iterdir|rglob|unlink|mkdir)$|^pathlib\.Path\(\)\.open$/,
    'file-access',
  ],
  [/^os\.(getenv|environ\.get)$/, 'environment-setting'],
  [/^(environ\.Env\(\)|decouple\.config|environs\.Env\(\))/, 'environment-setting'],
  [/^logging\.(getLogger|basicConfig|config\.\w+)$/, 'logger'],
  [/^unittest\.mock\.|^mock\.(patch|Mock|MagicMock)|^monkeypatch\.setattr$|^mocker\.patch/, 'mock'],
  [/^super\(\)\.|^super$/, 'inheritance'],
  [/^asyncio\.(gather|create_task|TaskGroup|run|wait_for|Queue|Semaphore|Lock)$/, 'coroutine'],
  [/^set$|^frozenset$/, 'set'],
  [/^dict$|\.(items|setdefault)$/, 'dict'],
  [/^list$|^tuple$|^sorted$|\.(append|extend|sort)$/, 'list'],
  [/\.(format|strip|split|join|startswith|endswith|replace)$/, 'string-formatting'],
  [/^alembic\.op\.\w+$/, 'migration'],
  [/\.(outerjoin|group_by|having)$|^sqlalchemy\.(sql\.)?func\.(count|sum|max|min|avg)$/, 'sql-join'],
  [/\b(select|query|exec|filter|filter_by|where|options|order_by|select_from|join)\(\)\.join$/, 'sql-join'],
  [/\.query\.join$|^query\.join$|\.objects\b.*\.(annotate|aggregate)$/, 'sql-join'],
  [/^django\.db\.models\.(Count|Sum|Max|Min|Avg|Subquery|OuterRef|Window)$/, 'sql-join'],
  [/(^|\.)db\.session\.\w+$|(^|\.)[A-Z]\w*\.query\.\w+$/, 'flask-query'],
  [/\.(set|delete)_cookie$/, 'web-session'],
  [
    /^flask_(talisman\.Talisman|limiter\.Limiter|seasurf\.SeaSurf|wtf(\.csrf)?\.CSRFProtect)$/,
    'security-setting',
  ],
];

const BASES: readonly Rule[] = [
  [/^django\.db\.models\.Model$/, 'django-model'],
  [/^django\.contrib\.auth\.models\.Abstract\w+$/, 'django-model'],
  [/^django\.views\./, 'django-view'],
  [/^django\.forms\./, 'django-form'],
  [/^django\.contrib\.admin\./, 'django-admin'],
  [/^django\.test\./, 'django-test'],
  [/^django\.core\.management\.(base\.)?\w*Command$/, 'django-command'],
  [/^django\.utils\.deprecation\.MiddlewareMixin$/, 'django-middleware'],
  [/^rest_framework\.serializers\./, 'drf-serializer'],
  [/^rest_framework\.(views|viewsets|generics|mixins)\./, 'drf-view'],
  [/^pydantic\.|^pydantic_settings\.|^sqlmodel\.SQLModel$/, 'pydantic-model'],
  [/^sqlmodel\.SQLModel$/, 'sqlalchemy-model'],
  [/^(enum\.)(Enum|IntEnum|StrEnum|Flag|IntFlag)$/, 'enum'],
  [/^django\.db\.models\.(TextChoices|IntegerChoices)$/, 'enum'],
  [/^abc\.ABC$|^typing\.Protocol$/, 'abstract-class'],
  [/(^|\.)(BaseException|Exception|\w+Error|HTTPException)$/, 'exception-class'],
  [/^typing\.(NamedTuple|TypedDict|Generic)$/, 'type-hint'],
  [/^flask\.views\./, 'flask-route'],
  [/(^|\.)db\.Model$|^flask_sqlalchemy\.SQLAlchemy\(\)\.Model$/, 'flask-query'],
];

const DECORATORS: readonly Rule[] = [
  [
    /^(flask\.Flask\(\)|flask\.Blueprint\(\))\.(route|get|post|put|patch|delete|errorhandler|before_request|cli\.\w+)$/,
    'flask-route',
  ],
  [
    /^(fastapi\.FastAPI\(\)|fastapi(\.routing)?\.APIRouter\(\))\.(get|post|put|patch|delete|head|options|api_route|websocket)$/,
    'fastapi-route',
  ],
  [/^rest_framework\.decorators\./, 'drf-view'],
  [/^django\.contrib\.admin\.(register|action|display)$/, 'django-admin'],
  [/^django\.(views|contrib\.auth)\.decorators\./, 'django-view'],
  [/^django\.db\.transaction\./, 'sql-transaction'],
  [
    /^dataclasses\.dataclass$|^attrs?\.(s|define|frozen|mutable|attrs)$|^pydantic\.dataclasses\.dataclass$/,
    'dataclass',
  ],
  [/^abc\.abstract\w+$/, 'abstract-class'],
  [
    /^(property|functools\.cached_property|django\.utils\.functional\.cached_property)$|\.setter$/,
    'property',
  ],
  [/^contextlib\.(async)?contextmanager$/, 'context-manager'],
  [/^pytest(_asyncio)?\.fixture$/, 'fixture'],
  [/^pytest\.mark\.parametrize$/, 'parametrize'],
  [/^unittest\.mock\.|^mock\.patch/, 'mock'],
  [
    /^celery\.(shared_task|Celery\(\)\.task|app\.\w+)$|^(celery|celery_app)\.task$|^\.[\w.]*celery[\w.]*\.task$/,
    'celery-task',
  ],
  [/^(dramatiq\.actor|huey\.\w+\.task|rq\.decorators\.job)$/, 'celery-task'],
];

/** Where the object comes from another file of the project, the framework that the file imports tells what it is. */
const ELSEWHERE: readonly (readonly [RegExp, framework: RegExp, Sign])[] = [
  [/\.(route|errorhandler|before_request)$/, /^flask(_|\.|$)/, 'flask-route'],
  [/\.(get|post|put|patch|delete)$/, /^fastapi(\.|$)/, 'fastapi-route'],
  [/\.(get|post|put|patch|delete)$/, /^flask(\.|$)/, 'flask-route'],
  [/^\.[\w.]*\.task$/, /^celery(\.|$)/, 'celery-task'],
];

/** Of a text from its beginning, and of a name that stands for a value. */
const TEXTS: readonly Rule[] = [
  [/^postgres(ql)?(\+\w+)?:\/\/|^django\.db\.backends\.postgresql/, 'postgresql-database'],
  [/^(mysql|mariadb)(\+\w+)?:\/\/|^django\.db\.backends\.mysql/, 'mysql-database'],
  [/^mongodb(\+srv)?:\/\//, 'mongodb-database'],
  [/^rediss?:\/\//, 'redis-server'],
  // As a header is made or taken apart, not as a sentence begins.
  [/^Bearer ?$|^Token $|^(Bearer|Token) ([{%]|\S{16,}$)/, 'bearer-token'],
  [
    /^(Content-Security-Policy|Strict-Transport-Security|X-Frame-Options|X-Content-Type-Options)$/i,
    'security-setting',
  ],
];
const SETTINGS: readonly Rule[] = [
  [
    /^(SESSION_(COOKIE_\w+|ENGINE|TYPE|EXPIRE\w*|PERMANENT|SAVE_EVERY_REQUEST|SERIALIZER)|PERMANENT_SESSION_LIFETIME|REMEMBER_COOKIE_\w+)$/,
    'web-session',
  ],
  [/^CORS_(ALLOW|EXPOSE|ORIGIN|RESOURCES|SUPPORTS)\w*$/, 'web-session'],
  [/^SECURE_(SSL|HSTS|CONTENT|REFERRER|PROXY|CROSS|REDIRECT)_\w+$/, 'security-setting'],
  [/^SECURE_(SSL|HSTS|CONTENT|REFERRER|PROXY|CROSS|REDIRECT)_\w+$/, 'django-setting'],
  [/^(SILENCED_SYSTEM_CHECKS|STATIC_ROOT|CONN_MAX_AGE)$/, 'django-setting'],
  [
    /^(CSP_(DEFAULT|SCRIPT|STYLE|IMG|FONT|CONNECT|FRAME|OBJECT|MEDIA|BASE|FORM)_\w+|CONTENT_SECURITY_POLICY\w*)$/,
    'security-setting',
  ],
  [
    /^(CSRF_(COOKIE|TRUSTED|USE|FAILURE|HEADER)_\w+|WTF_CSRF_\w+|RATELIMIT_\w+|X_FRAME_OPTIONS|(SESSION|REMEMBER)_COOKIE_(SECURE|HTTPONLY|SAMESITE))$/,
    'security-setting',
  ],
];
const MOST_SETTING = 60;

export function signsOfText(text: string): readonly Sign[] {
  return [...fitting(TEXTS, text.slice(0, MOST_SETTING)), ...signsOfSetting(text)];
}

/** `name`: as settings are called, in capitals. */
export function signsOfSetting(name: string): readonly Sign[] {
  return name.length <= MOST_SETTING && /^[A-Z]{3,}_/.test(name) ? fitting(SETTINGS, name) : [];
}

export function signsOfCall(meaning: string): readonly Sign[] {
  return fitting(CALLS, meaning);
}

export function signsOfBase(meaning: string): readonly Sign[] {
  return fitting(BASES, meaning);
}

/** `imports`: the modules that the file imports. */
export function signsOfDecorator(meaning: string, imports: readonly string[]): readonly Sign[] {
  const called = meaning.replace(/\(\)$/, '');
  const plain = fitting(DECORATORS, called);
  if (plain.length > 0) return plain;
  const [found] = ELSEWHERE.filter(
    ([pattern, framework]) => pattern.test(called) && imports.some((name) => framework.test(name)),
  );
  return found ? [found[2]] : [];
}

function fitting(rules: readonly Rule[], meaning: string): readonly Sign[] {
  return rules.flatMap(([pattern, sign]) => (pattern.test(meaning) ? [sign] : []));
}

/** Signs that another library explains as well: `join` of a table in memory, `db` of another framework. */
export function outOfPlace(modules: readonly string[]): ReadonlySet<Sign> {
  const imports = (pattern: RegExp) => modules.some((name) => pattern.test(name));
  const signs = new Set<Sign>();
  if (imports(/^(pandas|polars|pyspark|dask)\b/)) signs.add('sql-join');
  if (imports(/^(fastapi|starlette|django|litestar)\b/) && !imports(/^flask/)) signs.add('flask-query');
  return signs;
}
