"""Keys are kept by trustworthy keyrings or not at all, and go to no other origin than theirs."""

import asyncio
import json
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from keyring.errors import InitError

from playground.storage.keyring_vault import TRUSTED, Backend, KeyringVault, backend_name, trusted_backend
from playground.storage.secrets import Key, Secrets
from playground.storage.settings import Settings

CANARY = "sk-CANARY-0123456789abcdef"
OPENAI = "https://api.openai.com:443"
OTHER = "https://relay.example:443"


class Good:
    """A keyring that keeps what it is given."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service]


class FailsToRead(Good):
    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("no D-Bus")


class FailsToWrite(Good):
    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError(1783, "stub received bad data")


class ChangesTheValue(Good):
    def get_password(self, service: str, username: str) -> str | None:
        value = super().get_password(service, username)
        return None if value is None else value[:10]


class Null(Good):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass

    def delete_password(self, service: str, username: str) -> None:
        pass


class Plaintext(Good):
    pass


class Blocks(Good):
    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.unlocked.wait(10)
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.unlocked.wait(10)
        super().set_password(service, username, password)


KEEPERS = frozenset(backend_name(kind()) for kind in (Good, FailsToRead, FailsToWrite, ChangesTheValue, Null, Blocks))


def secrets_with(backend: Backend, folder: Path) -> Secrets:
    vault = KeyringVault(lambda: backend, trusted=KEEPERS, read_limit=0.1, write_limit=0.1)
    return Secrets(Settings(folder / "settings.json"), vault)


def start_again(secrets: Secrets, backend: Backend, folder: Path) -> Secrets:
    secrets._settings.save()
    return secrets_with(backend, folder)


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(coroutine)


def test_a_key_comes_back_at_the_next_start(tmp_path: Path) -> None:
    async def story() -> None:
        backend = Good()
        secrets = secrets_with(backend, tmp_path)
        assert secrets.status("openai", OPENAI) == "none"
        assert await secrets.save("openai", OPENAI, CANARY) == "keyring"
        assert backend.entries == {f"playground/{OPENAI}/openai": CANARY}
        again = start_again(secrets, backend, tmp_path)
        assert again.status("openai", OPENAI) == "keyring"
        assert await again.key("openai", OPENAI) == Key(CANARY, "keyring", OPENAI)
        assert await again.key("groq", OPENAI) is None

    run(story())


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (FailsToRead, "failed (RuntimeError)"),
        (FailsToWrite, "failed (OSError)"),
        (ChangesTheValue, "did not keep"),
        (Null, "did not keep"),
        (Blocks, "did not answer"),
        (Plaintext, "no keyring that keeps keys safe"),
    ],
)
def test_a_keyring_that_cannot_be_trusted_leaves_the_key_for_this_start_only(
    tmp_path: Path, kind: Callable[[], Good], reason: str
) -> None:
    async def story() -> None:
        backend = kind()
        secrets = secrets_with(backend, tmp_path)
        assert await secrets.save("openai", OPENAI, CANARY) == "session"
        assert reason in str(secrets.problem)
        assert await secrets.key("openai", OPENAI) == Key(CANARY, "session", OPENAI)
        assert secrets.status("openai", OPENAI) == "session"
        again = start_again(secrets, backend, tmp_path)
        assert again.status("openai", OPENAI) == "none"
        assert await again.key("openai", OPENAI) is None
        assert secrets.problem is not None
        if kind is Plaintext:
            assert backend.entries == {}
        if isinstance(backend, Blocks):
            backend.unlocked.set()

    run(story())
    assert CANARY not in "".join(path.read_text() for path in tmp_path.iterdir())


def test_the_keyring_of_a_bare_machine_is_not_trusted(tmp_path: Path) -> None:
    async def story() -> None:
        secrets = Secrets(Settings(tmp_path / "settings.json"))
        assert await secrets.save("openai", OPENAI, CANARY) == "session"
        assert "no keyring that keeps keys safe" in str(secrets.problem)

    run(story())


def test_a_locked_keyring_is_waited_for_only_once(tmp_path: Path) -> None:
    async def story() -> None:
        backend = Blocks()
        backend.unlocked.set()
        first = secrets_with(backend, tmp_path)
        for connection in ("openai", "groq"):
            await first.save(connection, OPENAI, CANARY)
        backend.unlocked.clear()
        secrets = start_again(first, backend, tmp_path)
        assert await secrets.key("openai", OPENAI) is None
        threads = threading.active_count()
        assert await secrets.key("groq", OPENAI) is None
        assert threading.active_count() <= threads
        assert "did not answer" in str(secrets.problem)
        backend.unlocked.set()

    run(story())


def test_a_write_that_was_given_up_does_not_store_the_key_later(tmp_path: Path) -> None:
    async def story() -> None:
        backend = Blocks()
        secrets = secrets_with(backend, tmp_path)
        before = threading.enumerate()
        assert await secrets.save("openai", OPENAI, CANARY) == "session"
        (thread,) = [each for each in threading.enumerate() if each.name == "keyring" and each not in before]
        backend.unlocked.set()
        await asyncio.to_thread(thread.join)
        assert backend.entries == {}

    run(story())


def test_a_write_that_was_cancelled_does_not_store_the_key_later(tmp_path: Path) -> None:
    async def story() -> None:
        backend = Blocks()
        vault = KeyringVault(lambda: backend, trusted=KEEPERS)
        before = threading.enumerate()
        writing = asyncio.create_task(vault.write("entry", CANARY))
        while not (
            threads := [each for each in threading.enumerate() if each.name == "keyring" and each not in before]
        ):
            await asyncio.sleep(0)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing
        backend.unlocked.set()
        await asyncio.to_thread(threads[0].join)
        assert backend.entries == {}

    run(story())


def test_a_keyring_that_dies_while_the_program_runs_leaves_the_keys_it_gave(tmp_path: Path) -> None:
    class Mortal(Good):
        dead = False

        def get_password(self, service: str, username: str) -> str | None:
            self._answer()
            return super().get_password(service, username)

        def set_password(self, service: str, username: str, password: str) -> None:
            self._answer()
            super().set_password(service, username, password)

        def _answer(self) -> None:
            if self.dead:
                raise ConnectionResetError("the bus is gone")

    async def story() -> None:
        backend = Mortal()
        vault = KeyringVault(lambda: backend, trusted=frozenset({backend_name(backend)}))
        secrets = Secrets(Settings(tmp_path / "settings.json"), vault)
        assert await secrets.save("openai", OPENAI, CANARY) == "keyring"
        backend.dead = True
        key = await secrets.key("openai", OPENAI)
        assert key is not None
        assert (key.value, key.source) == (CANARY, "keyring")
        assert await secrets.save("groq", OTHER, CANARY) == "session"
        assert "ConnectionResetError" in str(secrets.problem)
        backend.dead = False
        assert await secrets.save("groq", OTHER, CANARY) == "keyring"

    run(story())


def test_a_prompt_that_the_user_cancels_leaves_the_key_for_this_start_only(tmp_path: Path) -> None:
    class Locked(Good):
        def set_password(self, service: str, username: str, password: str) -> None:
            raise InitError("Failed to unlock the collection!")

    async def story() -> None:
        backend = Locked()
        vault = KeyringVault(lambda: backend, trusted=frozenset({backend_name(backend)}))
        secrets = Secrets(Settings(tmp_path / "settings.json"), vault)
        assert await secrets.save("openai", OPENAI, CANARY) == "session"
        assert secrets.status("openai", OPENAI) == "session"
        assert "InitError" in str(secrets.problem)
        key = await secrets.key("openai", OPENAI)
        assert key is not None
        assert key.value == CANARY

    run(story())


def test_a_key_is_not_handed_out_for_another_origin(tmp_path: Path) -> None:
    async def story() -> None:
        backend = Good()
        first = secrets_with(backend, tmp_path)
        await first.save("openai", OPENAI, CANARY)
        for secrets in (first, start_again(first, backend, tmp_path)):
            assert await secrets.key("openai", OTHER) is None
            assert secrets.status("openai", OTHER) == "none"
            assert secrets.elsewhere("openai", OTHER) == OPENAI
            assert secrets.elsewhere("openai", OPENAI) is None
        assert await secrets.move("openai", OTHER) == Key(CANARY, "keyring", OTHER)
        assert backend.entries == {f"playground/{OTHER}/openai": CANARY}
        assert await secrets.key("openai", OPENAI) is None

    run(story())


def test_a_key_for_this_start_can_be_moved_too(tmp_path: Path) -> None:
    async def story() -> None:
        secrets = secrets_with(Null(), tmp_path)
        await secrets.save("openai", OPENAI, CANARY)
        assert await secrets.move("openai", OTHER) == Key(CANARY, "session", OTHER)
        secrets.use_from_environment("environment", OPENAI, "sk-environment-0123456789")
        moved = await secrets.move("environment", OTHER)
        assert moved is not None
        assert (moved.source, moved.origin) == ("environment", OTHER)
        assert await secrets.move("nobody", OTHER) is None

    run(story())


def test_a_new_key_replaces_the_old_one_even_if_it_cannot_be_kept(tmp_path: Path) -> None:
    async def story() -> None:
        backend = Good()
        first = secrets_with(backend, tmp_path)
        await first.save("openai", OPENAI, "sk-old-0123456789abcdef")
        first._settings.save()
        refusing = FailsToWrite()
        refusing.entries = backend.entries
        secrets = secrets_with(refusing, tmp_path)
        assert await secrets.save("openai", OPENAI, CANARY) == "session"
        assert refusing.entries == {}
        assert start_again(secrets, backend, tmp_path).status("openai", OPENAI) == "none"

    run(story())


def test_keys_can_be_forgotten(tmp_path: Path) -> None:
    async def story() -> None:
        backend = Good()
        secrets = secrets_with(backend, tmp_path)
        for connection in ("openai", "groq", "mine"):
            await secrets.save(connection, OPENAI, CANARY)
        await secrets.forget("openai")
        assert await secrets.key("openai", OPENAI) is None
        assert len(backend.entries) == 2
        again = start_again(secrets, backend, tmp_path)
        await again.forget_all()
        assert backend.entries == {}
        assert again.status("groq", OPENAI) == "none"

    run(story())


def test_forgetting_works_without_a_keyring(tmp_path: Path) -> None:
    async def story() -> None:
        (tmp_path / "settings.json").write_text(json.dumps({"keys": {"openai": OPENAI, "bad": 3}}))
        secrets = secrets_with(Plaintext(), tmp_path)
        await secrets.forget_all()
        assert secrets.status("openai", OPENAI) == "none"

    run(story())


def test_every_value_is_announced_so_that_it_can_be_kept_out_of_logs(tmp_path: Path) -> None:
    async def story() -> None:
        heard: list[str] = []
        secrets = secrets_with(Good(), tmp_path)
        secrets.key_known.connect(heard.append)
        secrets.use_from_environment("environment", OPENAI, "sk-environment-0123456789")
        await secrets.save("openai", OPENAI, CANARY)
        assert set(heard) == {"sk-environment-0123456789", CANARY}

    run(story())


@pytest.mark.parametrize(("value", "hint"), [(CANARY, "…cdef"), ("short-key", "…"), ("", "…")])
def test_people_see_at_most_the_last_four_characters(value: str, hint: str) -> None:
    key = Key(value, "session", OPENAI)
    assert key.hint == hint
    assert repr(key) == str(key) == f"{key}" == f"Key({hint}, session, {OPENAI})"


class Chain(Good):
    def __init__(self, *backends: Backend) -> None:
        super().__init__()
        self.backends = backends


Chain.__module__, Chain.__qualname__ = "keyring.backends.chainer", "ChainerBackend"


def test_in_a_chain_only_a_trusted_member_is_used() -> None:
    good, plain = Good(), Plaintext()
    assert trusted_backend(Chain(plain, good), KEEPERS) is good
    assert trusted_backend(Chain(plain), KEEPERS) is None
    assert trusted_backend(plain, KEEPERS) is None


def test_the_trusted_names_are_those_of_the_library() -> None:
    for name in TRUSTED:
        module, _, kind = name.rpartition(".")
        __import__(module)
        assert hasattr(__import__(module, fromlist=[kind]), kind)
