/**
 * Other words for the same thing, by English term: spellings that nobody lists among the terms of a skill, and what
 * adverts in Portuguese, Spanish or German say. They count where a roadmap, or the list of technologies, has one of them.
 */
const GROUPS = `
  kubernetes = k8s = kube; postgresql = postgres = postgre = pgsql = psql; javascript = js = ecmascript; typescript = ts;
  rest api = restful api = rest = restful = api rest = apis restful = rest web service; mongodb = mongo;
  google cloud = gcp = google cloud platform; aws = amazon web services; azure = microsoft azure; ci/cd = ci cd pipeline;
  object-oriented programming = oop = object orientation = orientacao a objetos; front-end = frontend = front end;
  version control = controle de versao = versionskontrolle = control de versiones; pub/sub = publish subscribe;
  microservices = microsservico = microsservicos = microservico = microservicios; message queue = mensageria = filas = fila;
  unit tests = teste unitario = testes unitarios = pruebas unitarias; integration tests = teste de integracao = testes de integracao = de integracao;
  automated tests = testes automatizado = testes automatizados = teste automatizado = pruebas automatizadas = automatisierte tests;
  relational database = banco de dados relacional = bancos de dados relacionais = relationale datenbank = base de datos relacional;
  observability = observabilidade = observabilidad; monitoring = monitoramento; english = ingles = englisch = inglese;
  agile = agil = metodologia agil = metodologias ageis; communication = comunicacao = comunicacion = kommunikation;
  documentation = documentacao = documentacion = dokumentation; design patterns = padroes de projeto; algorithms = algoritmos;
  data structures = estruturas de dados; clean code = codigo limpo; cloud = nuvem = nube; containers = conteineres;
  code review = review code = reviewing code = reviews code = revisao de codigo; unit testing = unittests;
  mentoring = mentor = mentorship = coaching = coach; on-call = oncall = on call rotation = incident = incident response;
  pair programming = pairing = work in pairs = pairs; data modeling = model data = modelagem de dados;
  logging = logs; metrics = slos; microservice architecture = service-oriented architecture = soa; login = sign-in = sign in = logins;
  web service = webservice; machine learning = aprendizado de maquina; infrastructure as code = iac`;

export const SYNONYMS: readonly (readonly string[])[] = GROUPS.split(';').map((group) =>
  group.split('=').map((word) => word.trim()),
);
