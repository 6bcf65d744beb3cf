from decimal import Decimal, InvalidOperation

import yaml

from checking import Check, hint

UNITS = {"m": Decimal("0.001"), "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "k": 10**3, "M": 10**6, "G": 10**9}


def at(value, *path):
    """The value at the path, or None when a part of it is missing."""
    for key in path:
        if isinstance(key, int):
            value = value[key] if isinstance(value, list) and len(value) > key else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value


def amount(value):
    """A quantity of Kubernetes as a number: 100m and 0.1 are the same; what is no quantity stays as it is."""
    text = str(value)
    unit = next((one for one in UNITS if text.endswith(one)), "")
    try:
        return Decimal(text.removesuffix(unit)) * UNITS.get(unit, 1)
    except InvalidOperation:
        return value


class Manifests(Check):
    def setUp(self):
        super().setUp()
        try:
            documents = [one for one in yaml.safe_load_all(self.text("shop.yaml")) if one is not None]
        except yaml.YAMLError as error:
            self.fail(f"shop.yaml is no YAML: {error}")
        self.kinds = [at(one, "kind") for one in documents]
        self.deployment = next((one for one in documents if at(one, "kind") == "Deployment"), None)
        self.service = next((one for one in documents if at(one, "kind") == "Service"), None)
        self.pod = at(self.deployment, "spec", "template")
        self.container = at(self.pod, "spec", "containers", 0)

    def port(self, value):
        """A port by its number; a name is looked up in the container."""
        named = {at(one, "name"): at(one, "containerPort") for one in at(self.container, "ports") or []}
        return named.get(value, value)

    @hint(1)
    def test_documents(self):
        """The file holds one Deployment and one Service, both named shop."""
        self.equal("the kinds", sorted(str(kind) for kind in self.kinds), ["Deployment", "Service"])
        self.equal("the names", [at(self.deployment, "metadata", "name"), at(self.service, "metadata", "name")], ["shop", "shop"])
        self.equal("the versions", [at(self.deployment, "apiVersion"), at(self.service, "apiVersion")], ["apps/v1", "v1"])

    @hint(2)
    def test_container(self):
        """Three replicas run one container with the image in a fixed version."""
        self.equal("replicas", at(self.deployment, "spec", "replicas"), 3)
        self.equal("containers", len(at(self.pod, "spec", "containers") or []), 1)
        self.equal("name and image", (at(self.container, "name"), at(self.container, "image")), ("web", "registry.example/shop:1.4.2"))
        self.equal("the declared ports", [at(one, "containerPort") for one in at(self.container, "ports") or []], [8000])

    @hint(2)
    def test_labels(self):
        """Deployment and Service both find the pods by their labels."""
        labels = at(self.pod, "metadata", "labels") or {}
        self.equal("the label app of the pods", labels.get("app"), "shop")
        for name, selector in (("Deployment", at(self.deployment, "spec", "selector", "matchLabels")), ("Service", at(self.service, "spec", "selector"))):
            self.true(f"The selector of the {name} is {selector}; the pods are labelled {labels}.", selector and selector.items() <= labels.items())

    @hint(3)
    def test_probes(self):
        """The probes ask the right paths on port 8000."""
        for probe, path in (("readinessProbe", "/ready"), ("livenessProbe", "/health")):
            got = (at(self.container, probe, "httpGet", "path"), self.port(at(self.container, probe, "httpGet", "port")))
            self.equal(f"path and port of the {probe}", got, (path, 8000))

    @hint(3)
    def test_resources(self):
        """The container asks for little and may not use more than its limit."""
        for part, cpu, memory in (("requests", "100m", "128Mi"), ("limits", "500m", "256Mi")):
            got = {name: at(self.container, "resources", part, name) for name in ("cpu", "memory")}
            if [amount(value) for value in got.values()] != [amount(cpu), amount(memory)]:
                self.equal(part, got, {"cpu": cpu, "memory": memory})

    @hint(3)
    def test_environment(self):
        """The password comes from the Secret, the log level is plain."""
        env = {at(one, "name"): one for one in at(self.container, "env") or []}
        self.equal("LOG_LEVEL", at(env, "LOG_LEVEL", "value"), "info")
        secret = at(env, "DATABASE_PASSWORD", "valueFrom", "secretKeyRef")
        self.equal("the source of DATABASE_PASSWORD", {"name": at(secret, "name"), "key": at(secret, "key")}, {"name": "shop-db", "key": "password"})
        self.equal("a plain value of DATABASE_PASSWORD", at(env, "DATABASE_PASSWORD", "value"), None)

    def test_not_root(self):
        """The container does not run as root."""
        contexts = (at(self.container, "securityContext", "runAsNonRoot"), at(self.pod, "spec", "securityContext", "runAsNonRoot"))
        own = contexts[0] if contexts[0] is not None else contexts[1]
        self.equal("runAsNonRoot", own, True)

    @hint(2)
    def test_service(self):
        """The Service listens on port 80 inside the cluster and passes on to port 8000."""
        self.true(f"The type is {at(self.service, 'spec', 'type')}.", at(self.service, "spec", "type") in (None, "ClusterIP"))
        ports = [(at(one, "port"), self.port(at(one, "targetPort"))) for one in at(self.service, "spec", "ports") or []]
        self.equal("port and target", ports, [(80, 8000)])
