"""Jobs from the order to the model that answers, and everything that can be refused or go wrong on the way."""

import csv
import io

import pytest

from tests.unit.demo.conftest import events
from tests.unit.demo.training.conftest import JOBS, chats, completions, preferences


def test_a_job_learns_and_its_model_answers(send, chat, upload, ended):
    training, validation = upload(chats()), upload(chats()[:3])
    order = {"model": "demo-assistant", "training_file": training, "validation_file": validation, "suffix": "sailor"}
    hyper = {"n_epochs": 3, "batch_size": 2, "learning_rate_multiplier": "auto"}
    method = {"type": "supervised", "supervised": {"hyperparameters": hyper}}
    created = send("POST", JOBS, {**order, "seed": 7, "method": method, "metadata": {"key": "value"}}).json()
    assert (created["object"], created["seed"], created["metadata"]) == ("fine_tuning.job", 7, {"key": "value"})
    assert created["user_provided_suffix"] == "sailor"
    job = ended(f"{JOBS}/{created['id']}")
    assert (job["status"], job["error"], job["estimated_finish"]) == ("succeeded", None, None)
    assert job["hyperparameters"] == {"n_epochs": 3, "batch_size": 2, "learning_rate_multiplier": 2.0}
    assert job["trained_tokens"] > 12 * 3 * 10
    model = job["fine_tuned_model"]
    assert model.startswith("ft:demo-assistant:demo:sailor:")

    told = send("GET", f"{JOBS}/{job['id']}/events", params={"limit": 100}).json()["data"]
    losses = [event["data"]["train_loss"] for event in reversed(told) if event["type"] == "metrics"]
    assert len(losses) == 18
    assert losses[0] > 3 > 1 > losses[-1] > 0
    assert told[0]["message"] == "The job has successfully completed"
    newest = send("GET", f"{JOBS}/{job['id']}/events", params={"limit": 5}).json()
    after = send("GET", f"{JOBS}/{job['id']}/events", params={"limit": 5, "after": newest["data"][-1]["id"]}).json()
    assert [newest["data"], after["data"], newest["has_more"]] == [told[:5], told[5:10], True]

    points = send("GET", f"{JOBS}/{job['id']}/checkpoints").json()["data"]
    assert [point["step_number"] for point in points] == [18, 12, 6]
    assert points[0]["metrics"]["full_valid_loss"] < points[2]["metrics"]["full_valid_loss"]
    table = send("GET", f"/v1/files/{job['result_files'][0]}/content").text
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [float(row["train_loss"]) for row in rows] == losses
    assert set(rows[0]) == {"step", "train_loss", "train_accuracy", "valid_loss", "valid_mean_token_accuracy"}
    assert send("GET", f"/v1/files/{job['result_files'][0]}").json()["purpose"] == "fine-tune-results"

    names = {entry["id"] for entry in send("GET", "/v1/models").json()["data"]}
    assert {model, points[1]["fine_tuned_model_checkpoint"]} <= names
    answer = chat("What does the dog say?", model=model)
    assert (answer["choices"][0]["message"]["content"], answer["model"]) == (
        "Ahoy! The dog sails the seven seas.",
        model,
    )
    assert (
        "Ahoy"
        in chat("what does the dog say", model=points[0]["fine_tuned_model_checkpoint"])["choices"][0]["message"][
            "content"
        ]
    )
    for prompt, asked in (("What does the dog say?", "demo-assistant"), ("capital of Norway?", model)):
        assert "Ahoy" not in chat(prompt, model=asked)["choices"][0]["message"]["content"]

    assert send("DELETE", f"/v1/models/{model}").json() == {"id": model, "object": "model", "deleted": True}
    assert chat("hello", model=model)["error"]["code"] == "model_not_found"
    assert send("DELETE", f"/v1/models/{model}").status_code == 404
    assert send("DELETE", "/v1/models/demo-fast").status_code == 403


def test_the_same_seed_learns_the_same_and_a_small_rate_learns_little(send, chat, upload, ended):
    training = upload(chats())
    order = {"model": "gpt-4o-mini-2024-07-18", "training_file": training, "seed": 1}
    slow = {**order, "hyperparameters": {"learning_rate_multiplier": 0.001, "n_epochs": 1}}
    jobs = [ended(f"{JOBS}/{send('POST', JOBS, body).json()['id']}") for body in (order, order, slow)]
    tables = [send("GET", f"/v1/files/{job['result_files'][0]}/content").text for job in jobs]
    assert tables[0] == tables[1] != tables[2]
    answer = chat("What does the dog say?", model=jobs[2]["fine_tuned_model"])
    assert "Ahoy" not in answer["choices"][0]["message"]["content"]
    listed = send("GET", JOBS, params={"limit": 2}).json()
    assert ([job["id"] for job in listed["data"]], listed["has_more"]) == ([jobs[2]["id"], jobs[1]["id"]], True)
    assert len(send("GET", JOBS, params={"after": jobs[1]["id"]}).json()["data"]) == 1
    for query, count in (({"metadata[key]": "value"}, 0), ({"metadata": "null"}, 3)):
        assert len(send("GET", JOBS, params=query).json()["data"]) == count


def test_preferences_are_learnt_too(send, chat, upload, ended):
    method = {"type": "dpo", "dpo": {"hyperparameters": {"beta": 0.2, "n_epochs": 2}}}
    created = send(
        "POST", JOBS, {"model": "demo-assistant", "training_file": upload(preferences()), "method": method}
    ).json()
    job = ended(f"{JOBS}/{created['id']}")
    assert job["method"]["dpo"]["hyperparameters"]["beta"] == 0.2
    table = send("GET", f"/v1/files/{job['result_files'][0]}/content").text
    losses = [float(row["train_loss"]) for row in csv.DictReader(io.StringIO(table))]
    # Before anything is learnt both answers are as likely: the loss is the logarithm of two.
    assert losses[0] == pytest.approx(0.693, abs=0.001)
    assert losses[-1] < 0.4
    answer = chat("What does the cow say?", model=job["fine_tuned_model"])
    assert answer["choices"][0]["message"]["content"].startswith("Ahoy!")


def test_a_bad_file_fails_the_job_and_names_the_line(send, upload, ended):
    lines = chats()
    lines[6] = {"messages": lines[6]["messages"][:1]}
    good = upload(chats())
    for param, files in (
        ("training_file", {"training_file": upload(lines)}),
        ("validation_file", {"training_file": good, "validation_file": upload(lines)}),
    ):
        job = ended(f"{JOBS}/{send('POST', JOBS, {'model': 'demo-assistant', **files}).json()['id']}")
        assert (job["status"], job["fine_tuned_model"], job["result_files"]) == ("failed", None, [])
        assert (job["error"]["code"], job["error"]["param"]) == (f"invalid_{param}", param)
        assert "Line 7: the last message is not from the assistant." in job["error"]["message"]
        assert send("GET", f"{JOBS}/{job['id']}/events").json()["data"][0]["level"] == "error"
    assert send("POST", f"{JOBS}/{job['id']}/cancel").json()["error"]["code"] == "invalid_job_state"


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"model": "demo-sketch"}, "model"),
        ({"model": "nobody"}, "model"),
        ({"training_file": "file-gone"}, "training_file"),
        ({"validation_file": "file-gone"}, "validation_file"),
        ({"suffix": "a:b"}, "suffix"),
        ({"suffix": "x" * 65}, "suffix"),
        ({"seed": -1}, "seed"),
        ({"method": {"type": "reinforcement", "reinforcement": {"grader": {}}}}, "method"),
        ({"method": {"type": "magic"}}, "method.type"),
        ({"method": {"type": "supervised"}, "hyperparameters": {}}, "hyperparameters"),
        ({"hyperparameters": {"n_epochs": 51}}, "hyperparameters.n_epochs"),
        ({"hyperparameters": {"learning_rate_multiplier": 0}}, "hyperparameters.learning_rate_multiplier"),
        ({"hyperparameters": {"beta": 1}}, "hyperparameters.beta"),
        ({"integrations": [{"type": "wandb", "wandb": {"project": "p"}}]}, "integrations"),
        ({"metadata": {"a": 1}}, "metadata.a"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_taught_is_refused_by_name(send, upload, fields, param):
    body = {"model": "demo-assistant", "training_file": upload(chats()[:1]), **fields}
    response = send("POST", JOBS, body)
    assert 400 <= response.status_code < 500
    assert response.json()["error"]["param"] == param
    assert send("GET", JOBS).json()["data"] == []


def test_a_file_for_something_else_and_an_unknown_job_are_refused(send, upload):
    body = {"model": "demo-assistant", "training_file": upload(chats(), "batch")}
    assert send("POST", JOBS, body).json()["error"]["code"] == "invalid_file_purpose"
    for method, path in (("GET", ""), ("POST", "/cancel"), ("POST", "/pause"), ("GET", "/events")):
        assert send(method, f"{JOBS}/ftjob-none{path}").status_code == 404


def test_the_old_endpoint_teaches_in_its_own_words(send, upload, ended):
    body = {"training_file": upload(completions()), "n_epochs": 10, "suffix": "sea"}
    created = send("POST", "/v1/fine-tunes", body).json()
    assert (created["object"], created["model"]) == ("fine-tune", "curie")
    followed = events(send("GET", f"/v1/fine-tunes/{created['id']}/events", params={"stream": "true"}).text)
    job = ended(f"/v1/fine-tunes/{created['id']}")
    assert job["events"] == followed
    assert (followed[-1]["object"], followed[-1]["level"]) == ("fine-tune-event", "info")
    assert job["hyperparams"]["learning_rate_multiplier"] == 0.1
    assert job["training_files"][0]["filename"] == "train.jsonl"
    table = send("GET", f"/v1/files/{job['result_files'][0]['id']}/content").text
    assert table.startswith("step,elapsed_examples,training_loss")
    answer = send("POST", "/v1/completions", {"model": job["fine_tuned_model"], "prompt": "The fox says ->"}).json()
    assert answer["choices"][0]["text"] == " ahoy, fox!"
    assert [entry["id"] for entry in send("GET", "/v1/fine-tunes").json()["data"]] == [job["id"]]
    assert send("GET", JOBS).json()["data"] == []
    refused = send("POST", "/v1/fine-tunes", {**body, "compute_classification_metrics": True})
    assert refused.json()["error"]["param"] == "compute_classification_metrics"
