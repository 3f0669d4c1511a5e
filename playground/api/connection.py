"""Where requests go: the address with all that belongs to it, but never the key itself."""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlencode, urlsplit

from playground.api.dialect import ENDPOINTS, DialectWishes
from playground.api.errors import BadAddress
from playground.api.request import ApiRequest, Json, JsonObject
from playground.api.secret_text import BLANK, is_secret_header
from playground.message import Message

DEFAULT_PORTS = {"http": 80, "https": 443}
KEY_LIMIT = 4000  # longer ones do not fit into the header lines that servers accept

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_QUOTES = "\"'`“”‘’„«»"
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(?!\d)")
_WEB = re.compile(r"^(https?):(?:/(?!/)|(?![/\d]))", re.IGNORECASE)
_LOOPBACK = re.compile(r"localhost|127(?:\.\d{1,3}){3}|::1")
_NEAR = re.compile(r"10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[^.]+$|.*\.(?:local|lan|internal)$")
_ENDPOINT = re.compile(f"/(?:{'|'.join(ENDPOINTS)})$")


@dataclass(frozen=True, slots=True)
class Preset:
    id: str
    name: str
    base_url: str
    needs_key: bool
    hint: Message


PRESETS = (
    Preset("demo", "Demo", "", False, Message("Built in. Works without a key and without a network.")),
    Preset("openai", "OpenAI", "https://api.openai.com/v1", True, Message("Its keys are at platform.openai.com.")),
    Preset("ollama", "Ollama", "http://localhost:11434/v1", False, Message("Start it with “ollama serve”.")),
    Preset(
        "lmstudio", "LM Studio", "http://localhost:1234/v1", False, Message("Start its server in its Developer tab.")
    ),
    Preset("llamacpp", "llama.cpp", "http://localhost:8080/v1", False, Message("Start it with “llama-server”.")),
    Preset("vllm", "vLLM", "http://localhost:8000/v1", False, Message("Start it with “vllm serve”.")),
    Preset("litellm", "LiteLLM", "http://localhost:4000/v1", False, Message("Enter the proxy’s key, if it has one.")),
    Preset("openrouter", "OpenRouter", "https://openrouter.ai/api/v1", True, Message("Its keys are at openrouter.ai.")),
    Preset("groq", "Groq", "https://api.groq.com/openai/v1", True, Message("Its keys are at console.groq.com.")),
    Preset("deepseek", "DeepSeek", "https://api.deepseek.com/v1", True, Message("Its keys: platform.deepseek.com.")),
)


class BadKey(ValueError):
    """The text cannot be a key; `reason` is a sentence for the user."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Connection:
    """`proxy` is "" for the system's, "none" for a direct way, or a URL; what `dialect` leaves open is guessed.

    Of the headers that hold a secret only the names are known here; their values are kept like keys.
    """

    id: str
    name: str
    base_url: str
    preset: str = "custom"
    organization: str = ""
    project: str = ""
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    proxy: str = ""
    ca_file: str = ""
    timeout: float = 120.0
    dialect: DialectWishes = field(default_factory=DialectWishes)
    secret_headers: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        return urlsplit(self.base_url).hostname or ""

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a key is bound to."""
        return origin_of(self.base_url)

    @property
    def is_loopback(self) -> bool:
        return is_loopback(self.host)

    @property
    def needs_key(self) -> bool:
        return any(preset.id == self.preset and preset.needs_key for preset in PRESETS)

    @property
    def named_headers(self) -> tuple[tuple[str, str], ...]:
        """All headers, those that hold a secret without their value."""
        return (*self.headers, *((name, BLANK) for name in self.secret_headers))

    def url(self, request: ApiRequest) -> str:
        return request_url(self.base_url, request)

    def to_json(self) -> JsonObject:
        return {
            "id": self.id,
            "name": self.name,
            "base_url": self.base_url,
            "preset": self.preset,
            "organization": self.organization,
            "project": self.project,
            "headers": [list(header) for header in self.headers],
            "proxy": self.proxy,
            "ca_file": self.ca_file,
            "timeout": self.timeout,
            "dialect": self.dialect.to_json(),
            "secret_headers": list(self.secret_headers),
        }

    @classmethod
    def from_json(cls, data: JsonObject) -> "Connection":
        """Takes what it can use: the file may be from another version or edited by hand."""

        def text(name: str, default: str = "") -> str:
            value = data.get(name)
            return value if isinstance(value, str) else default

        timeout = data.get("timeout")
        return cls(
            id=text("id"),
            name=text("name"),
            base_url=text("base_url"),
            preset=text("preset", "custom"),
            organization=text("organization"),
            project=text("project"),
            headers=_headers_from_json(data.get("headers")),
            proxy=text("proxy"),
            ca_file=text("ca_file"),
            timeout=float(timeout) if isinstance(timeout, int | float) and 0 < timeout < 86400 else 120.0,
            dialect=DialectWishes.from_json(data.get("dialect")),
            secret_headers=_names_from_json(data.get("secret_headers")),
        )


def request_url(base_url: str, request: ApiRequest) -> str:
    """A query in the base URL (Azure's `api-version`) stays, in front of the request's own."""
    if request.address:
        return request.address
    base = urlsplit(base_url)
    query = "&".join(part for part in (base.query, urlencode(request.query)) if part)
    return base._replace(path=f"{base.path.rstrip('/')}/{request.path}", query=query).geturl()


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    return f"{parts.scheme}://{host}:{parts.port or DEFAULT_PORTS.get(parts.scheme, 0)}"


def is_loopback(host: str) -> bool:
    return _LOOPBACK.fullmatch(host) is not None


def normalise_base_url(text: str) -> str:
    """Mends what is meant clearly and raises `BadAddress` for the rest."""
    text = text.strip().strip(_INVISIBLE + _QUOTES).strip()
    if not text:
        raise BadAddress(Message("The address is empty."))
    if re.search(r"[\s\x00-\x1f\x7f\\<>]", text):
        raise BadAddress(Message("The address contains a space or another character that no address has."))
    parts = _split(_with_scheme(text))
    if "@" in parts.netloc:
        raise BadAddress(Message("The address contains a user name or password. Enter the key in its own field."))
    path = re.sub(r"/{2,}", "/", parts.path).rstrip("/")
    path = _ENDPOINT.sub("", path)
    return parts._replace(scheme=parts.scheme.lower(), netloc=_netloc(parts), path=path, fragment="").geturl()


def clean_key(text: str) -> str:
    """The key without what came along when it was copied."""
    key = text.translate(dict.fromkeys(map(ord, _INVISIBLE))).strip().strip(_QUOTES).strip()
    if key[:7].lower() == "bearer ":
        key = key[7:].strip()
    if not key:
        raise BadKey(Message("The key is empty."))
    if len(key) > KEY_LIMIT:
        raise BadKey(Message("This is too long for a key: {count} characters.", count=len(key)))
    if re.search(r"[^\x21-\x7e]", key):
        raise BadKey(Message("The key contains a character that no key has. Copy it again from where it was issued."))
    return key


def _with_scheme(text: str) -> str:
    text = _WEB.sub(r"\1://", text)
    if "://" not in text.partition("?")[0]:
        scheme = _SCHEME.match(text)
        if scheme and "@" not in text:
            raise BadAddress(Message("Addresses start with https:// or http://, not with {scheme}:", scheme=scheme[1]))
        host = text.lstrip("/").partition("/")[0].rpartition("@")[2]
        name = host if host.startswith("[") else host.partition(":")[0]
        near = is_loopback(name.strip("[]")) or _NEAR.match(name) is not None
        text = f"{'http' if near else 'https'}://{text.lstrip('/')}"
    return text


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadAddress(Message("The address has a wrong host or port.")) from error
    if parts.scheme.lower() not in DEFAULT_PORTS:
        raise BadAddress(Message("Addresses start with https:// or http://, not with {scheme}:", scheme=parts.scheme))
    if not parts.hostname or port == 0:
        raise BadAddress(Message("The address has a wrong host or port."))
    return parts


def _netloc(parts: SplitResult) -> str:
    """The host as the network knows it: an international name shows its true letters."""
    host = parts.hostname or ""
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise BadAddress(Message("The address has a wrong host or port.")) from error
    if len(host) > 253 or not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]+(?:%[\w.-]+)?", host):
        raise BadAddress(Message("The address has a wrong host or port."))
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port is None else f"{host}:{parts.port}"


def _headers_from_json(value: Json) -> tuple[tuple[str, str], ...]:
    pairs = value if isinstance(value, list) else []
    return tuple((str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == 2)


def _names_from_json(value: Json) -> tuple[str, ...]:
    names = value if isinstance(value, list) else []
    return tuple(name for name in names if isinstance(name, str) and is_secret_header(name))
