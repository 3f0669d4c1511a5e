"""How long training takes is known from earlier jobs, and only from them."""

from playground.api.training_jobs import TrainingJob
from playground.features.files.training.pace import tokens_per_second


def job(seconds: float, tokens: int, model: str = "m", status: str = "succeeded") -> TrainingJob:
    return TrainingJob("ftjob-1", model, status, 1000.0, 1000.0 + seconds, trained_tokens=tokens)


def test_the_middle_one_of_the_rates_counts_and_only_of_jobs_that_succeeded():
    jobs = [job(10, 1000), job(10, 3000), job(10, 90_000), job(10, 1, model="other"), job(10, 1, status="failed")]
    assert tokens_per_second(jobs, "m") == 300.0


def test_without_a_job_that_tells_nobody_knows():
    assert tokens_per_second([], "m") is None
    assert tokens_per_second([job(0, 1000), job(10, 0)], "m") is None
