"""What the window makes before its first paint must not load what slows that down."""

import subprocess
import sys
from pathlib import Path

NEEDED = (
    "services.connection_list",
    "services.connections",
    "services.context",
    "services.demo",
    "services.exchanges",
    "services.jobs",
    "services.log",
    "services.notices",
    "services.redaction",
    "services.rejections",
    "storage.blobs",
    "storage.database",
    "storage.history",
    "storage.locations",
    "storage.secrets",
    "storage.settings",
)
HEAVY = (
    *("asyncio", "ssl", "socket", "httpx", "qasync", "keyring", "sqlite3", "subprocess", "platformdirs"),
    *("sounddevice", "numpy", "pygments", "starlette", "uvicorn"),
)

START = f"""
import sys, tempfile
from pathlib import Path
{"".join(f"import playground.{name}{chr(10)}" for name in NEEDED)}
from playground.api.connection import Connection
from playground.services.connection_list import ConnectionList, from_environment
from playground.services.connections import Connections
from playground.services.demo import DemoServer
from playground.services.exchanges import Exchanges
from playground.services.jobs import Jobs
from playground.services.notices import Notices
from playground.services.rejections import RejectionMemory
from playground.storage.database import Database
from playground.storage.history import History
from playground.storage.locations import Locations
from playground.storage.secrets import Secrets
from playground.storage.settings import Settings
locations = Locations.open(Path(tempfile.mkdtemp()))
settings = Settings(locations.settings)
secrets, notices = Secrets(settings), Notices()
history, jobs = History(Database(locations.database)), Jobs(notices)
given = from_environment({{"OPENAI_API_KEY": "sk-0123456789abcdef"}})
secrets.use_from_environment("environment", given.connection.origin, given.key)
connections = Connections(
    ConnectionList(settings, given.connection), secrets, RejectionMemory(settings), DemoServer(),
    observer=Exchanges(), notices=notices, jobs=jobs,
)
connections.dialect("m"), connections.current_lacks_key(), connections.models
connections.select("environment")
jobs.start("connection.refresh", connections.refresh, label=notices)
print(*[name for name in {HEAVY!r} if name in sys.modules])
"""


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, cwd=root, check=False)
    assert done.stderr == ""
    assert done.stdout.split() == []
