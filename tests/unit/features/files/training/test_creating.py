"""Creating a job: exactly one at the server, whatever happens to the answer, to the clicks and to the program."""

import asyncio
import json
from pathlib import Path

from playground.api.client import build_client
from playground.api.connection import Connection
from playground.api.errors import ConnectionRefused, NotAllowed, ParameterRejected, PathNotFound
from tests.faults.server import FaultServer, Peer, answer
from tests.unit.features.files.training.rig import JobServer, Story, lost, tell, until

MARK = "playground_operation"


def titles(told: Story) -> list[str]:
    return [str(notice.message) for notice in told.notices]


def test_a_job_is_created_selected_and_marked_with_its_operation(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.fill(metadata='{"mine": "x"}')
        created: list[str] = []
        told.creating.created.connect(lambda job: created.append(job.id))

        await told.create()

        assert created == ["ftjob-1"]
        assert told.model.selected == "ftjob-1"
        assert [job.id for job in told.model.jobs] == ["ftjob-1"]
        (sent,) = told.server.created
        operation = await told.operations.operation(sent["metadata"][MARK])
        assert operation is not None
        assert (operation.state, operation.result_id) == ("done", "ftjob-1")
        assert sent["metadata"]["mine"] == "x"
        assert told.creating.pending == ()

    tell(tmp_path, story)


def test_two_clicks_make_one_job_and_a_changed_wish_makes_another(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.fill()
        told.creating.create()
        told.creating.create()
        await told.idle()
        await told.create()
        assert "Change something" in str(told.creating.why_not)
        assert len(told.server.created) == 1

        told.fill(suffix="other")
        await told.create()
        assert len(told.server.created) == 2

        told.server.jobs[0]["status"] = "failed"
        told.model.refresh()
        await told.idle()
        await told.create()
        assert len(told.server.created) == 3

    tell(tmp_path, story)


def test_a_job_whose_answer_was_lost_is_found(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.fill()
        told.server.steps["create"] = [lost()]

        await told.create()

        assert len(told.server.created) == 1
        assert [job.id for job in told.model.jobs] == ["ftjob-1"]
        assert told.model.selected == "ftjob-1"
        assert "was created" in titles(told)[0]
        assert told.creating.trouble is None
        assert told.creating.why_not is not None
        assert await told.operations.pending("job") == ()

    tell(tmp_path, story)


def test_a_job_that_did_not_come_about_may_be_ordered_again(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.fill()
        told.server.steps["create"], told.server.accepts = [lost()], False

        await told.create()

        assert told.creating.trouble is not None
        assert "not created" in str(told.creating.trouble.title)
        assert told.creating.why_not is None
        assert await told.operations.pending("job") == ()
        told.creating.act("retry")
        await told.idle()
        assert len(told.server.jobs) == 1
        assert told.creating.trouble is None

    tell(tmp_path, story)


def test_nothing_is_ordered_while_nobody_knows(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.fill()
        told.server.steps |= {"create": [lost()], "list": [ConnectionRefused()]}

        await told.create()
        assert told.creating.trouble is not None
        assert [action for action, _ in told.creating.trouble.actions] == ["look", "forget"]
        await told.create()
        assert len(told.server.created) == 1
        assert [each.state for each in told.creating.pending] == ["unknown"]

        told.creating.act("look")
        await told.idle()
        assert [job.id for job in told.model.jobs] == ["ftjob-1"]
        assert told.creating.trouble is None

    tell(tmp_path, story)


def test_whoever_knows_better_can_forget_an_order(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.fill()
        told.server.steps |= {"create": [lost()], "list": [ConnectionRefused()]}
        await told.create()

        told.creating.act("forget")
        await told.idle()

        assert told.creating.pending == ()
        assert told.creating.why_not is None

    tell(tmp_path, story)


def test_a_program_that_ends_in_between_finds_the_job_when_it_starts_again(tmp_path: Path):
    server = JobServer()

    async def first(told: Story) -> None:
        await told.idle()
        told.fill()
        server.steps["create"] = [lost()]
        server.steps["list"] = [asyncio.Event()]
        told.creating.create()
        await until(lambda: server.asked("GET", "jobs") > 0)  # the server has it, and we were not told

    async def second(told: Story) -> None:
        told.creating.create()
        await told.idle()
        await told.create()
        assert told.model.selected == "ftjob-1"
        assert len(server.jobs) == 1
        assert "was created" in titles(told)[0]
        assert await told.operations.pending("job") == ()

    tell(tmp_path, first, server=server)
    tell(tmp_path, second, server=server)


def test_an_order_that_was_on_its_way_when_the_program_ended_is_looked_for(tmp_path: Path):
    server = JobServer()

    async def first(told: Story) -> None:
        await told.idle()
        told.fill()
        server.steps["create"] = [asyncio.Event()]
        told.creating.create()
        await until(lambda: bool(server.created))

    async def second(told: Story) -> None:
        await told.idle()
        assert "not created" in str(told.creating.trouble and told.creating.trouble.title)
        await told.create()
        assert len(server.jobs) == 1

    tell(tmp_path, first, server=server)
    tell(tmp_path, second, server=server)


def test_what_never_left_is_not_looked_for_and_what_cannot_be_asked_for_is_kept(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        await told.operations.prepare("job", "one http://here", {})
        gone = await told.operations.prepare("job", "two http://there", {})
        await told.operations.mark(gone.id, "sent")
        told.creating.start()
        await told.idle()
        assert told.server.requests == []
        assert [each.id for each in await told.operations.pending("job")] == [gone.id]
        assert told.creating.trouble is None

    tell(tmp_path, story)


def test_a_server_without_metadata_is_asked_without_and_the_job_is_known_by_its_wishes(tmp_path: Path):
    server = JobServer()
    server.keeps_metadata = False

    async def story(told: Story) -> None:
        await told.idle()
        server.add(training_file="file-1", created_at=9e9)  # somebody else's of the same kind
        told.fill()
        refused = ParameterRejected("metadata is not supported", status=400, param="metadata")
        server.steps["create"] = [refused, lost()]

        await told.create()

        assert [MARK in body.get("metadata", {}) for body in server.created] == [True, False]
        assert told.model.selected == "ftjob-2"

        told.fill(metadata='{"mine": "x"}')
        server.steps["create"] = [refused]
        await told.create()
        assert told.creating.trouble is not None
        assert len(server.jobs) == 2

    tell(tmp_path, story, server=server)


def test_two_jobs_that_it_could_be_are_not_guessed_at(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.server.keeps_metadata = False
        told.fill()
        told.server.steps["create"] = [lost()]
        told.server.add(model="gpt-4.1", created_at=9e9)

        await told.create()

        assert [each.state for each in told.creating.pending] == ["unknown"]

    tell(tmp_path, story)


def test_an_old_server_is_looked_through_by_fields(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.fill()
        told.server.steps["create"] = [lost()]

        await told.create()

        assert len(told.server.created) == 1
        assert "metadata" not in told.server.created[0]
        assert told.model.selected == "ftjob-1"

    tell(tmp_path, story, legacy=True)


def test_a_local_file_is_sent_first_and_only_once(tmp_path: Path):
    path = tmp_path / "rows.jsonl"
    path.write_text("{}")

    async def story(told: Story) -> None:
        await told.idle()
        told.fill(training_file=str(path))
        told.server.steps["create"] = [NotAllowed("closed", status=403)]
        states: list[str] = []
        told.creating.changed.connect(lambda: states.append(str(told.creating.state)))

        await told.create()

        assert "Uploading rows.jsonl" in states
        assert told.form.settings.training_file == "file-of-rows.jsonl"
        assert told.creating.trouble is not None
        told.creating.act("retry")
        await told.idle()
        assert told.uploaded == [path]
        assert told.server.created[-1]["training_file"] == "file-of-rows.jsonl"
        assert len(told.server.jobs) == 1

    tell(tmp_path, story)


def test_an_upload_can_be_stopped_and_an_order_that_has_left_cannot(tmp_path: Path):
    path = tmp_path / "rows.jsonl"
    path.write_text("{}")

    async def story(told: Story) -> None:
        await told.idle()
        told.fill(training_file=str(path))
        told.server.steps["upload"] = [asyncio.Event()]
        told.creating.create()
        await until(lambda: "Uploading" in str(told.creating.state))
        told.creating.stop()
        await told.idle()
        assert not told.creating.busy
        assert told.server.created == []
        assert told.creating.why_not is None

        go_on = asyncio.Event()
        told.server.steps["create"] = [go_on]
        told.creating.create()
        await until(lambda: bool(told.server.created))
        told.creating.stop()
        go_on.set()
        await told.idle()
        assert len(told.server.jobs) == 1

    tell(tmp_path, story)


def test_an_upload_whose_end_is_unclear_orders_nothing_and_is_told(tmp_path: Path):
    path = tmp_path / "rows.jsonl"
    path.write_text("{}")

    async def story(told: Story) -> None:
        await told.idle()
        told.fill(training_file=str(path))
        told.server.steps["upload"] = [lost()]
        await told.create()
        assert told.creating.trouble is not None
        assert told.server.created == []

    tell(tmp_path, story)


def test_what_fails_before_anything_is_sent_leaves_nothing_behind(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.fill()
        told.server.steps["create"] = [ConnectionRefused()]
        await told.create()
        assert told.creating.pending == ()
        assert [action for action, _ in (told.creating.trouble and told.creating.trouble.actions) or ()][-2:] == [
            "retry",
            "dismiss",
        ]
        told.creating.act("dismiss")
        assert told.creating.trouble is None

    tell(tmp_path, story)


def test_a_server_that_knows_only_the_old_path_is_offered_its_words(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.server.words = "fine-tunes"
        told.fill()
        await told.create()
        assert "legacy" in dict(told.creating.trouble.actions if told.creating.trouble else ())

        told.creating.act("legacy")
        await told.create()
        assert [job.id for job in told.model.jobs] == ["ftjob-1"]
        assert told.model.spoken == "legacy"

    tell(tmp_path, story)


def test_a_missing_file_is_no_missing_path(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.model.begin()
        await told.idle()
        told.fill()
        told.server.steps["create"] = [PathNotFound("No such file", status=404)]
        await told.create()
        assert "legacy" not in dict(told.creating.trouble.actions if told.creating.trouble else ())

    tell(tmp_path, story)


def test_a_job_that_is_created_while_another_connection_is_chosen_is_not_shown_there(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.fill()
        go_on = asyncio.Event()
        told.server.steps["create"] = [go_on]
        told.creating.create()
        await until(lambda: bool(told.server.created))
        told.connections.current = Connection("two", "Two", "http://there/v1")
        told.connections.changed.emit()
        go_on.set()
        await told.idle()
        assert told.model.selected is None
        assert told.model.jobs == ()

    tell(tmp_path, story)


def test_a_server_that_hangs_up_instead_of_answering_has_one_job_which_is_found(tmp_path: Path):
    jobs: list[dict[str, object]] = []

    def script(peer: Peer) -> None:
        while True:
            request = peer.request()
            if request.method == "POST":
                jobs.append({"id": "ftjob-1", "status": "queued", "created_at": 9e9, **request.json()})
                peer.reset()
                return
            peer.send(answer(json.dumps({"object": "list", "data": jobs, "has_more": False})))

    async def story(told: Story, server: FaultServer) -> None:
        await told.idle()
        connection = Connection("one", "One", server.base_url)
        client = await asyncio.to_thread(build_client, connection, "key")
        told.connections.current = connection
        told.connections.scripted = client  # type: ignore[assignment]
        try:
            told.fill()
            await told.create()
        finally:
            await client.close()
        assert len(jobs) == 1
        assert told.model.selected == "ftjob-1"
        assert [request.method for request in server.requests].count("POST") == 1

    with FaultServer(script) as server:
        tell(tmp_path, lambda told: story(told, server))
