"""The form for a job: what can be wished for, and the request that comes of it."""

from pathlib import Path
from typing import Any

from playground.api.dialect import Dialect
from playground.features.files.training.controls import controls, problems
from playground.features.files.training.settings import JobSettings, from_json, local_path, to_json
from tests.unit.features.files.training.rig import JobServer, Story, tell


def body(told: Story) -> Any:
    request = told.form.request_now()
    assert request is not None
    return request.body


def test_the_request_holds_what_was_wished_for_and_nothing_else(tmp_path: Path):
    async def story(told: Story) -> None:
        told.fill()
        assert body(told) == {"model": "gpt-4.1", "training_file": "file-1", "method": {"type": "supervised"}}

        told.fill(
            method="dpo",
            n_epochs=3,
            beta=0.25,
            suffix=" mine ",
            seed=7,
            validation_file="file-2",
            metadata='{"a": 1, "b": "two"}',
            extra='{"priority": "low"}',
            grader="{}",
            eval_samples=4,
            wandb_project="p",
            wandb_tags="x, y，z",
        )
        sent = body(told)
        assert sent["method"] == {"type": "dpo", "dpo": {"hyperparameters": {"n_epochs": 3, "beta": 0.25}}}
        assert (sent["suffix"], sent["seed"], sent["validation_file"]) == ("mine", 7, "file-2")
        assert sent["metadata"] == {"a": "1", "b": "two"}
        assert sent["integrations"] == [{"type": "wandb", "wandb": {"project": "p", "tags": ["x", "y", "z"]}}]
        assert sent["priority"] == "low"

        told.fill(method="reinforcement", grader='{"type": "string_check"}')
        reinforced = body(told)["method"]["reinforcement"]
        assert reinforced["grader"] == {"type": "string_check"}
        assert reinforced["hyperparameters"] == {"n_epochs": 3, "eval_samples": 4}

    tell(tmp_path, story)


def test_a_server_of_before_2024_gets_its_own_fields(tmp_path: Path):
    async def story(told: Story) -> None:
        told.fill(n_epochs=4, prompt_loss_weight=0.01, classification_betas="1, 1.5", seed=7, metadata='{"a": "b"}')

        assert body(told) == {
            "model": "gpt-4.1",
            "training_file": "file-1",
            "n_epochs": 4,
            "prompt_loss_weight": 0.01,
            "classification_betas": [1.0, 1.5],
        }
        assert not told.form.controls["seed"].enabled
        assert told.form.controls["prompt_loss_weight"].enabled

    tell(tmp_path, story, legacy=True)


def test_only_the_fields_of_the_method_are_enabled():
    enabled = {
        method: {name for name, control in controls(JobSettings(method=method), "current").items() if control.enabled}
        for method in ("supervised", "dpo", "reinforcement")
    }

    assert enabled["dpo"] - enabled["supervised"] == {"beta"}
    assert enabled["reinforcement"] - enabled["supervised"] >= {"grader", "eval_interval", "reasoning_effort"}
    assert controls(JobSettings(), "current")["beta"].reason is not None


def test_what_cannot_be_ordered_says_why(tmp_path: Path):
    wrong: dict[str, Any] = {
        "seed": -1,
        "n_epochs": 0,
        "batch_size": 1000,
        "learning_rate_multiplier": 0.0,
        "suffix": "x" * 65,
        "metadata": "[1]",
        "extra": "{",
        "wandb_name": "n",
        "training_file": str(tmp_path / "gone.jsonl"),
    }
    found = problems(JobSettings(model="m", **wrong), "current")
    assert found.keys() == (wrong.keys() - {"wandb_name"}) | {"wandb_project"}
    assert "line 1, column 2" in str(found["extra"])
    assert problems(JobSettings(beta=0.0, metadata="[" * 100_000, method="dpo"), "current").keys() == {
        "beta",
        "metadata",
    }
    assert problems(JobSettings(classification_betas="1, x"), "legacy").keys() == {"classification_betas"}

    async def story(told: Story) -> None:
        assert "file to train" in str(told.form.why_not)
        told.fill(method="reinforcement")
        assert "grader" in str(told.form.why_not)
        told.fill(method="supervised", extra="nothing")
        assert told.form.why_not is not None
        assert told.form.request_now() is None
        told.fill(extra="")
        assert told.form.why_not is None
        told.connections.scripted.dialect = Dialect(paths={"fine_tuning/jobs": ""})
        assert "trains no models" in str(told.form.why_not)
        assert told.form.request_now() is None

    tell(tmp_path, story)


def test_the_form_is_as_it_was_at_the_next_start(tmp_path: Path):
    async def write(told: Story) -> None:
        assert told.form.models == ("gpt-4.1", "whisper-1")
        assert told.form.settings.model == "gpt-4.1"
        told.fill(suffix="mine", learning_rate_multiplier=0.5)

    async def read(told: Story) -> None:
        assert told.form.settings == JobSettings("gpt-4.1", "file-1", suffix="mine", learning_rate_multiplier=0.5)
        told.form.reset()
        assert told.form.settings == JobSettings("gpt-4.1")

    server = JobServer()
    tell(tmp_path, write, server=server)
    tell(tmp_path, read, server=server)


def test_only_fitting_values_are_taken_from_a_file():
    kept: dict[str, Any] = {
        "model": 7,
        "seed": True,
        "n_epochs": "3",
        "method": "magic",
        "beta": 1,
        "suffix": "s",
        "later": None,
    }

    assert from_json(kept) == JobSettings(beta=1, suffix="s")
    assert from_json([1]) == JobSettings()
    assert from_json(to_json(JobSettings("m", seed=1))) == JobSettings("m", seed=1)


def test_a_path_is_no_id():
    assert local_path("/home/a.jsonl") == Path("/home/a.jsonl")
    assert local_path("C:\\a.jsonl") is not None
    assert local_path("file-abc") is None
