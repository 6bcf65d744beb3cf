import base64
import hashlib
import hmac
import json

from checking import Check, hint

KEYS = {"old": b"first key, thirty-two bytes long!", "new": b"other key, thirty-two bytes long!"}


def part(value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def forged(header, claims, key=KEYS["new"], digest=hashlib.sha256):
    signed = f"{part(header)}.{part(claims)}"
    return f"{signed}.{part(hmac.new(key, signed.encode(), digest).digest())}"


HEADER = {"alg": "HS256", "typ": "JWT", "kid": "new"}
CLAIMS = {"sub": "ada", "aud": "shop", "iat": 1000, "exp": 1060}


class Tokens(Check):
    def setUp(self):
        super().setUp()
        self.tokens = self.load("tokens")

    def verify(self, token, now=1010, audience="shop", keys=KEYS):
        return self.tokens.verify(token, keys, now, audience)

    def refused(self, what, token, **more):
        self.raises(f"verify {what}", self.tokens.TokenError, self.verify, token, **more)

    @hint(1)
    def test_issue(self):
        """A token has three parts: header, claims with times, and the right signature."""
        token = self.tokens.issue({"sub": "ada", "aud": "shop", "note": "ü?>"}, "new", KEYS, 1000, 60)
        self.equal("number of parts", token.count("."), 2)
        self.true(f"base64url has no =, + and /: {token}", not set("=+/") & set(token))
        head, body, _ = token.split(".")
        read = [json.loads(base64.urlsafe_b64decode(one + "==")) for one in (head, body)]
        self.equal("header", read[0], HEADER)
        self.equal("claims", read[1], {"sub": "ada", "aud": "shop", "note": "ü?>", "iat": 1000, "exp": 1060})
        expected = hmac.new(KEYS["new"], f"{head}.{body}".encode(), hashlib.sha256).digest()
        self.equal("signature", token.split(".")[2], part(expected))

    @hint(2)
    def test_good(self):
        """A good token gives its claims, with either key."""
        for key_id in KEYS:
            token = self.tokens.issue({"sub": "ada", "aud": ["app", "shop"]}, key_id, KEYS, 1000, 60)
            self.equal("sub", self.verify(token, now=1059)["sub"], "ada")
        self.equal("a token that was made elsewhere", self.verify(forged(HEADER, CLAIMS))["sub"], "ada")

    @hint(3)
    def test_expired(self):
        """A token is good until its end, and not then."""
        token = forged(HEADER, CLAIMS)
        self.equal("one second before", self.verify(token, now=1059)["exp"], 1060)
        self.refused("at its end", token, now=1060)
        for exp in (None, "1060", True, [9999]):
            self.refused(f"with exp {exp!r}", forged(HEADER, {**CLAIMS, "exp": exp}))
        self.refused("without exp", forged(HEADER, {"aud": "shop"}))

    @hint(3)
    def test_audience(self):
        """A token for somebody else is refused."""
        for aud in ("app", ["app"], None, "shop-admin", {"shop": 1}):
            self.refused(f"with aud {aud!r}", forged(HEADER, {**CLAIMS, "aud": aud}))
        self.refused("without aud", forged(HEADER, {"exp": 2000}))

    @hint(2)
    def test_forged(self):
        """A changed token, and one signed with another key, are refused."""
        head, body, sign = forged(HEADER, CLAIMS).split(".")
        self.refused("with changed claims", f"{head}.{part({**CLAIMS, 'sub': 'root'})}.{sign}")
        self.refused("signed with another key", forged(HEADER, CLAIMS, key=KEYS["old"]))
        self.refused("with half a signature", f"{head}.{body}.{sign[:20]}")
        self.refused("without a signature", f"{head}.{body}.")
        self.refused("with a key that was taken away", f"{head}.{body}.{sign}", keys={"old": KEYS["old"]})

    @hint(3)
    def test_algorithm(self):
        """Only HS256 is accepted, whatever the header says."""
        for alg in ("none", "None", "HS512", "RS256", None, ["HS256"]):
            self.refused(f"with alg {alg!r}", forged({**HEADER, "alg": alg}, CLAIMS))
        self.refused("with alg none and no signature", f"{part({**HEADER, 'alg': 'none'})}.{part(CLAIMS)}.")
        self.refused("with HS512 really used", forged({**HEADER, "alg": "HS512"}, CLAIMS, digest=hashlib.sha512))
        for kid in ("third", None, ["new"], 7):
            self.refused(f"with kid {kid!r}", forged({**HEADER, "kid": kid}, CLAIMS))

    @hint(2)
    def test_nonsense(self):
        """Any other text is refused with a TokenError, and with no other error."""
        head, body, sign = forged(HEADER, CLAIMS).split(".")
        for text in ("", ".", "..", "a.b.c", "ä.ö.ü", f"{head}.{body}", f"{head}.{body}.{sign}.x", f"{part([1])}.{body}.{sign}", f"{part(b'{')}.{body}.{sign}", f"{part(b'xFF')}.{body}.{sign}", f"{head}.{body}.{sign}!", f" {head}.{body}.{sign}"):
            self.refused(repr(text[:30]), text)
        self.refused("claims that are a list", forged(HEADER, [1, 2]))
