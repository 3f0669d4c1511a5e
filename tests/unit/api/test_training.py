"""Fine-tuning jobs in the words of both ages: what goes out, and what is made of what comes."""

import json

import pytest

from playground.api import fine_tunes, fine_tuning
from playground.api.client import Client
from playground.api.dialect import Dialect
from playground.api.errors import ConnectionLost, EndpointMissing, NotAllowed, Rejected, ReplyUnreadable, TrainingClosed
from playground.api.failures import error_from_response
from playground.api.request import JsonObject, Repeat
from playground.api.training import Spoken, training_api
from playground.api.training_jobs import JobFault, JobOrder, Page, TrainingJob
from tests.faults.calls import Notes, Outcome, call, connection_to
from tests.faults.server import FaultServer, Peer, always, answer

ORDER = JobOrder("m", "file-1")
JOB: JsonObject = {
    "id": "ftjob-1",
    "object": "fine_tuning.job",
    "model": "gpt-4.1-mini",
    "created_at": 1700000000,
    "finished_at": None,
    "estimated_finish": 1700000600,
    "error": None,
    "fine_tuned_model": None,
    "hyperparameters": {"n_epochs": 3, "batch_size": "auto"},
    "method": {"type": "dpo", "dpo": {"hyperparameters": {"beta": 0.1, "n_epochs": "auto"}}},
    "organization_id": "org-1",
    "result_files": ["file-9", None],
    "seed": 42,
    "status": "running",
    "trained_tokens": None,
    "training_file": "file-1",
    "validation_file": None,
    "integrations": [{"type": "wandb", "wandb": {"project": "p"}}],
    "metadata": {"a": "b", "n": 1, "null": None},
}
OLD_JOB: JsonObject = {
    "id": "ft-1",
    "object": "fine-tune",
    "model": "curie",
    "created_at": 1600000000,
    "updated_at": 1600000500,
    "fine_tuned_model": None,
    "hyperparams": {"n_epochs": 4, "prompt_loss_weight": 0.01},
    "organization_id": "org-1",
    "status": "failed",
    "training_files": [{"id": "file-1", "filename": "a.jsonl"}],
    "validation_files": ["file-2"],
    "result_files": [],
    "events": [
        {"created_at": 1, "level": "info", "message": "Queued"},
        {"created_at": 2, "level": "error", "message": "Line 1 is wrong"},
    ],
}


def ask(place: FaultServer, spoken: Spoken, what: str, *arguments: object) -> Outcome:
    async def action(client: Client, notes: Notes) -> object:
        return await getattr(training_api(spoken), what)(client, *arguments)

    return call(connection_to(place), action)


def test_only_what_was_chosen_is_asked_for():
    request = fine_tuning.create_request(Dialect(), ORDER)
    assert request.body == {"model": "m", "training_file": "file-1"}
    assert (request.path, request.repeat) == ("fine_tuning/jobs", Repeat.ONCE)
    old = fine_tunes.create_request(Dialect(paths={"fine-tunes": "v0/fine-tunes"}), ORDER)
    assert (old.path, old.body, old.repeat) == ("v0/fine-tunes", request.body, Repeat.ONCE)


def test_hyperparameters_stand_where_each_age_looks_for_them():
    plain = JobOrder("m", "f", hyperparameters={"n_epochs": 2})
    assert (fine_tuning.create_request(Dialect(), plain).body or {})["hyperparameters"] == {"n_epochs": 2}
    full = JobOrder(
        "m",
        "f",
        "v",
        "suffix",
        7,
        "reinforcement",
        {"n_epochs": 2},
        {"type": "string_check"},
        ({"type": "wandb", "wandb": {"project": "p"}},),
        {"k": "v"},
        {"new": True, "seed": 8},
    )
    assert fine_tuning.create_request(Dialect(), full).body == {
        "model": "m",
        "training_file": "f",
        "validation_file": "v",
        "suffix": "suffix",
        "seed": 8,
        "method": {
            "type": "reinforcement",
            "reinforcement": {"hyperparameters": {"n_epochs": 2}, "grader": {"type": "string_check"}},
        },
        "integrations": [{"type": "wandb", "wandb": {"project": "p"}}],
        "metadata": {"k": "v"},
        "new": True,
    }
    bare = JobOrder("m", "f", method="supervised")
    assert (fine_tuning.create_request(Dialect(), bare).body or {})["method"] == {"type": "supervised"}
    old = fine_tunes.create_request(Dialect(), JobOrder("m", "f", seed=1, hyperparameters={"prompt_loss_weight": 0.1}))
    assert old.body == {"model": "m", "training_file": "f", "prompt_loss_weight": 0.1}


def test_a_job_of_today_is_read_whole():
    job = fine_tuning.read_job(JOB)
    assert job == TrainingJob(
        "ftjob-1",
        "gpt-4.1-mini",
        "running",
        1700000000.0,
        None,
        1700000600.0,
        training_file="file-1",
        result_files=("file-9",),
        seed=42,
        method="dpo",
        hyperparameters={"beta": 0.1, "n_epochs": 3, "batch_size": "auto"},
        integrations=({"type": "wandb", "wandb": {"project": "p"}},),
        metadata={"a": "b", "n": "1"},
        organization="org-1",
        fields=JOB,
    )
    assert hash(job) == hash(fine_tuning.read_job(dict(JOB)))


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        ({}, None),
        (None, None),
        ({"code": None, "message": None, "param": None}, None),
        ({"code": "bad_file", "message": "Line 1", "param": None}, JobFault("bad_file", "Line 1")),
        ("it broke", JobFault(message="it broke")),
    ],
)
def test_a_fault_is_one_only_where_something_is_said(error, fault):
    assert fine_tuning.read_job({**JOB, "error": error}).fault == fault


@pytest.mark.parametrize(
    ("status", "over"),
    [("succeeded", True), ("failed", True), ("cancelled", True), ("paused", False), ("dreaming", False), ("", False)],
)
def test_a_state_that_is_not_known_is_kept_and_is_not_the_end(status, over):
    job = fine_tuning.read_job({"id": "1", "status": status, "seed": "x", "method": [], "metadata": None})
    assert (job.status, job.over, job.seed, job.method, job.metadata) == (status, over, None, "", {})


def test_a_job_of_before_2024_becomes_the_same_kind_of_job():
    job = fine_tunes.read_job(OLD_JOB)
    assert job == TrainingJob(
        "ft-1",
        "curie",
        "failed",
        1600000000.0,
        1600000500.0,
        training_file="file-1",
        validation_file="file-2",
        hyperparameters={"n_epochs": 4, "prompt_loss_weight": 0.01},
        fault=JobFault(message="Line 1 is wrong"),
        organization="org-1",
        legacy=True,
        fields=OLD_JOB,
    )
    pending = fine_tunes.read_job({**OLD_JOB, "status": "pending"})
    assert (pending.status, pending.over, pending.finished_at, pending.fault) == ("queued", False, None, None)


def test_events_and_checkpoints_are_read_as_figures_where_they_are_some():
    event = fine_tuning.read_event({"id": "e", "level": "info", "type": "metrics", "data": {"train_loss": 0.5}})
    assert (event.kind, event.data, event.created_at) == ("metrics", {"train_loss": 0.5}, None)
    assert fine_tuning.read_event({"message": "x", "data": None}).kind == "message"
    metrics: JsonObject = {"step": 10, "train_loss": "0.25", "valid_loss": None, "full_valid_loss": "NaN"}
    checkpoint = fine_tuning.read_checkpoint({"id": "c", "step_number": 10, "metrics": metrics})
    assert (checkpoint.step, checkpoint.metrics) == (10, {"step": 10.0, "train_loss": 0.25})


def test_the_calls_of_today_go_where_they_should():
    seen: list[str] = []

    def script(peer: Peer) -> None:
        received = peer.request()
        seen.append(f"{received.method} {received.path.removeprefix('/v1/fine_tuning/jobs')}")
        listed = received.method == "GET" and received.path.rpartition("/")[2] != "1"
        peer.send(answer(json.dumps({"data": [{"id": "x"}], "has_more": True} if listed else JOB)))

    with FaultServer(script) as server:
        jobs = ask(server, "current", "list_jobs", "last", 5).result
        assert isinstance(jobs, Page)
        assert ([job.id for job in jobs.entries], jobs.has_more) == (["x"], True)
        for what in ("retrieve_job", "cancel_job", "pause_job", "resume_job"):
            assert ask(server, "current", what, "1").result.id == "ftjob-1"
        for what in ("list_events", "list_checkpoints"):
            assert ask(server, "current", what, "1").result.entries[0].id == "x"
    assert seen == [
        "GET ?after=last&limit=5",
        "GET /1",
        "POST /1/cancel",
        "POST /1/pause",
        "POST /1/resume",
        "GET /1/events?limit=20",
        "GET /1/checkpoints?limit=10",
    ]


def test_the_calls_of_before_2024_go_where_they_should():
    def script(peer: Peer) -> None:
        path = peer.request().path
        listed = [{"id": "a", "created_at": 1}, {"id": "b", "created_at": 2}]
        events = {"data": OLD_JOB["events"]}
        peer.send(
            answer(json.dumps({"data": listed} if path.endswith("tunes") else events if "/ev" in path else OLD_JOB))
        )

    with FaultServer(script) as server:
        assert [job.id for job in ask(server, "legacy", "list_jobs").result.entries] == ["b", "a"]
        events = ask(server, "legacy", "list_events", "ft-1").result
        assert [(event.id, event.level) for event in events.entries] == [("ft-1 1", "error"), ("ft-1 0", "info")]
        assert not events.has_more
        assert ask(server, "legacy", "cancel_job", "ft-1").result.legacy
        asked = len(server.requests)
        for what in ("list_events", "list_checkpoints"):
            assert ask(server, "legacy", what, "ft-1", "last").result == Page(())
        assert ask(server, "legacy", "list_jobs", "last").result == Page(())
        assert isinstance(ask(server, "legacy", "pause_job", "ft-1").error, EndpointMissing)
        assert not training_api("legacy").can_pause
        assert len(server.requests) == asked
        assert [received.path for received in server.requests[:3]] == [
            "/v1/fine-tunes",
            "/v1/fine-tunes/ft-1/events",
            "/v1/fine-tunes/ft-1/cancel",
        ]


def test_a_job_is_asked_for_once_and_without_a_job_in_the_answer_nobody_knows():
    def silent(peer: Peer) -> None:
        peer.request()

    for script, kind in ((silent, ConnectionLost), (always(answer('{"object": "?"}')), ReplyUnreadable)):
        with FaultServer(script, always(answer(json.dumps(JOB)))) as server:
            outcome = ask(server, "current", "create_job", ORDER)
            assert isinstance(outcome.error, kind)
            assert outcome.error.outcome_unknown
            assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [
        (403, "Your organization can no longer create fine-tuning jobs.", TrainingClosed),
        (400, "This organization is not able to create new fine-tuning jobs.", TrainingClosed),
        (403, "Fine-tuning is no longer available to your organization.", TrainingClosed),
        (403, "You may not use this model.", NotAllowed),
        (400, "Could not create fine-tuning job: the file has 3 lines.", Rejected),
        (400, "Fine-tuning is no longer available for model gpt-3.5.", Rejected),
    ],
)
def test_training_that_is_closed_is_told_from_what_is_not_allowed(status, message, kind):
    body = json.dumps({"error": {"message": message, "type": "invalid_request_error"}}).encode()
    assert type(error_from_response(body, status=status)) is kind
