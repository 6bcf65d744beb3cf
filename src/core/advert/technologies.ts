/**
 * Names of technologies that adverts drop, by kind, so that those a roadmap does not teach are told without guessing.
 * `Name = another name = ...`; a name in capitals is only recognised as it is written here, for it is a word of
 * everyday language too. Names that a roadmap has among its terms are that roadmap's.
 */

export interface Technology {
  readonly name: string;
  readonly kind: string;
  readonly names: readonly string[];
}

const LISTS: Readonly<Record<string, string>> = {
  language:
    'Python; Java; JavaScript; TypeScript; Go = golang; Rust; C++ = cpp; C# = csharp; .NET = dotnet = asp.net = .net core; PHP; Ruby; Kotlin; Swift; Scala; Elixir; Erlang; Clojure; Haskell; Perl; Dart; Lua; Cython; Objective-C; Visual Basic = vb.net; VBA; COBOL; MATLAB; Julia; Groovy; Node.js = nodejs = node; Solidity; ABAP; R; C',
  'web framework':
    'Django; Flask; FastAPI; Spring = spring boot = springboot; Rails = ruby on rails; Laravel; Symfony; Express.js = expressjs; NestJS = nest.js; Tornado; Pyramid; Sanic; aiohttp; Bottle framework; web2py; Falcon framework; Phoenix framework; Gin framework; Zope; Plone; Odoo; ERPNext = frappe; Wagtail; django CMS; Streamlit; Gradio; Dash framework = plotly dash; Hibernate; Struts; Play Framework; WordPress; Drupal; Magento; Shopify; Salesforce; SAP',
  'front-end framework':
    'React; Angular; Vue.js = vue = vuejs = vue 3 = nuxt = nuxt.js; Svelte = sveltekit; Ember.js; Alpine.js = alpinejs; Next.js; SolidJS; Backbone.js; Webpack; Storybook; Three.js; D3.js',
  mobile:
    'Flutter; React Native; Xamarin; Ionic; SwiftUI; Jetpack Compose; Unity; Unreal Engine = unreal; Godot; Firebase',
  database:
    'PostgreSQL; MySQL; SQLite; MongoDB; Oracle = oracle db = oracle database = pl/sql; SQL Server = ms sql server = microsoft sql server = mssql = ms sql = t-sql; MariaDB; Cassandra; ScyllaDB; CouchDB; Neo4j; ClickHouse; InfluxDB; CockroachDB; Db2; Teradata; PostGIS; Firestore; Vitess; HBase; vector databases = vector database = vector db; Pinecone; Weaviate; Qdrant; Milvus; pgvector; Chroma = chromadb',
  search:
    'Elasticsearch = elastic search = elastic; OpenSearch; Solr = apache solr; Algolia; Meilisearch; Typesense; Lucene',
  data: 'pandas; NumPy; SciPy; Polars; Airflow = apache airflow; Spark = apache spark = pyspark; Hadoop; Hive; Flink = apache flink; dbt; Snowflake; BigQuery = google bigquery; Redshift = aws redshift; Databricks; Dagster; Prefect; Luigi; Dask; Ray; Presto; Trino; Kafka Streams; Beam = apache beam; NiFi; Fivetran; Airbyte; Iceberg = apache iceberg; Delta Lake; Parquet; Jupyter = jupyter notebook; Matplotlib; Tableau; Power BI = powerbi; Looker; Metabase; Superset; SAS; SSIS; AWS Glue; EMR; Kinesis; Informatica; Talend; QGIS; GDAL; FHIR = hl7; Grafana Mimir',
  'machine learning':
    'PyTorch; TensorFlow; Keras; scikit-learn = sklearn; XGBoost; MLflow; Kubeflow; SageMaker; Vertex AI; Hugging Face = huggingface; LangChain; LangGraph; LlamaIndex; LLMs = llm = large language model = large language models; RAG = retrieval augmented generation; OpenAI API; OpenCV; spaCy; NLTK; CUDA; machine learning = ml; deep learning; NLP = natural language processing; computer vision; generative AI = genai = gen ai; Bedrock = aws bedrock',
  infrastructure:
    'Terraform; OpenTofu; Pulumi; Ansible; Chef; Puppet; SaltStack; CloudFormation; AWS CDK = cdk; Packer; Vagrant; Consul; Nomad; VMware; OpenStack; Proxmox; Istio; Envoy; Kong; Nix; Bicep; Crossplane; Azure Service Bus; MQTT; LDAP; Active Directory; Splunk; Dynatrace; PagerDuty; Cloudflare; Akamai; FFmpeg; Bazel; Maven; Gradle; SVN = subversion; Mercurial; Perforce; Artifactory; SonarQube',
  testing:
    'Selenium; Cypress; Playwright; JUnit; Jest; Locust; JMeter; k6; Robot Framework; Cucumber; Gherkin; Appium; Gatling; Vitest; TestNG',
  broker:
    'Kafka; RabbitMQ; SQS; NATS; ActiveMQ; ZeroMQ; Pulsar = apache pulsar; Temporal; Camunda; Sidekiq; Celery; MuleSoft',
  cloud:
    'AWS; Azure; GCP; Google Cloud; Alibaba Cloud; IBM Cloud; Oracle Cloud; Heroku; DigitalOcean; Hetzner; Vercel; Netlify; OpenShift',
  tool: 'Scrapy; Beautiful Soup = beautifulsoup; Stripe API; Twilio; RPA; UiPath; Blender; PyQt; Qt; Kivy; Tkinter; LoRaWAN; OPC UA; ROS; Arduino; Raspberry Pi; blockchain; Web3; Ethereum',
};

export const TECHNOLOGIES: readonly Technology[] = Object.entries(LISTS).flatMap(([kind, list]) =>
  list.split(';').map((entry) => {
    const names = entry.split('=').map((name) => name.trim());
    return { name: names[0] ?? '', kind, names };
  }),
);

export const TECHNOLOGY_KINDS: ReadonlySet<string> = new Set(Object.keys(LISTS));

/**
 * Words of everyday language that are names as well: counted only when they are written so, and stand as an item, not
 * in a run of words. `Go to`, `the rest of`, `swift answers`.
 */
export const WRITTEN_SO: ReadonlyMap<string, string> = new Map(
  `
    Go; Rust; Swift; Spring; Rails; Oracle; Spark; Dash; Ray; Beam; Hive; Flink; Chef; Puppet; Consul;
    Nomad; Unity; Julia; Dart; Ruby; Scala; Perl; Iceberg; Looker; Prefect; Pyramid; Tornado; Bottle;
    Parquet; Packer; Vagrant; Envoy; Kong; Nix; Cucumber; Temporal; Pulsar; Salesforce; Elastic; REST; R; C;
    Node; Bicep; Locust; SAP; SAS; Bedrock; Presto; Milvus; RAG; ROS; EMR; Luigi; Struts; Lua; Solr; Unreal;
    Vault; ML; Express; Chroma; Jest`
    .split(';')
    .map((written) => written.trim())
    .map((written) => [written.toLowerCase(), written]),
);
