"""Files: a flawed file is examined, repaired and uploaded; a job learns from it, and both models answer the same."""

from playground.features.files.view.clinic.finding_list import FindingList
from playground.features.files.view.clinic.message_editor import MessageEditor
from playground.features.files.view.files_tab import FilesTab
from playground.features.files.view.stored.files_table import FilesTable
from playground.tour.driver import Driver, StepError
from playground.widgets.buttons import Button
from playground.widgets.empty_state import EmptyState
from playground.widgets.translation import tr

TAB = "files"
LONG = 60.0  # seconds: the first file starts the process that examines it, and a job takes its time
FEW = 12  # steps
QUESTION = "When do you open?"  # as in the sample
ANSWER = "Two shelves full, next to the window with the boats."


async def steps(driver: Driver) -> None:
    await driver.press("Ctrl+6")
    await driver.until(lambda: driver.all(FilesTab), "The tab")
    await _examine(driver)
    await _repair(driver)
    await _upload(driver)
    await _train(driver)
    await _try(driver)
    await _cancel_another(driver)
    await _delete(driver)


async def _examine(driver: Driver) -> None:
    parts = _tab(driver).parts
    clinic = parts.clinic
    async with driver.step("What lies on the server", TAB):
        await driver.click("stored")
        await driver.until(lambda: parts.files.complete and not parts.files.listing, "The list of files")
    async with driver.step("Nothing opened yet", TAB):
        await driver.click("clinic")
        await driver.until(lambda: driver.all(EmptyState), "What can be tried")
    async with driver.step("What is wrong with a file, and where", TAB):
        await driver.click(_button(driver, tr("Open a file with mistakes")))
        await driver.until(lambda: clinic.findings and _is_examined(driver), "The findings", LONG)
        await driver.click("findings")
        driver.check(any(finding.line > 0 for finding in clinic.findings), "No finding names its line")


async def _repair(driver: Driver) -> None:
    clinic = _tab(driver).parts.clinic
    before = clinic.error_count
    async with driver.step("What a repair would change", TAB):
        await driver.click("preview_repairs")
        await driver.until(lambda: driver.is_visible("changes_dialog"), "The changes", LONG)
    async with driver.step("Repaired", TAB):
        await driver.click("repair_now")
        await driver.until(lambda: _is_examined(driver) and clinic.error_count < before, "Fewer mistakes", LONG)
    async with driver.step("One example needs an answer", TAB):
        await driver.press("Home", driver.all(FindingList)[0])
        await driver.press("Return", driver.all(FindingList)[0])
        await driver.click(_button(driver, tr("Add message")))
        await driver.type(driver.all(MessageEditor)[-1].content, ANSWER)
        await driver.until(lambda: _is_examined(driver) and not clinic.error_count, "The end of the mistakes", LONG)


async def _upload(driver: Driver) -> None:
    parts = _tab(driver).parts
    async with driver.step("Uploaded", TAB):
        await driver.press("Ctrl+Return")
        await driver.until(lambda: driver.is_visible("action_job"), "The uploaded file", LONG)
        driver.check(parts.files.files, "The file is not in the list")


async def _train(driver: Driver) -> None:
    jobs, charts = _tab(driver).parts.jobs, _tab(driver).parts.charts
    async with driver.step("A job for this file", TAB):
        await driver.click("action_job")
        await _name(driver, "lantern")
        await driver.press("Ctrl+Return")
        await driver.until(lambda: jobs.job is not None, "The job", LONG)
    async with driver.step("The loss falls", TAB):
        await driver.until(lambda: len(_losses(driver)) > FEW, "The first figures", LONG)
    async with driver.step("The job has succeeded", TAB):
        await driver.until(lambda: jobs.job is not None and jobs.job.over, "The end of the job", LONG)
        await driver.until(lambda: charts.marks, "The checkpoints")
        losses = _losses(driver)
        driver.check(jobs.job is not None and jobs.job.status == "succeeded", "The job has not succeeded")
        driver.check(losses[-1] < losses[0] / 2, "The loss has not fallen")
    async with driver.step("What the job has told", TAB):
        await driver.click("events")
        await driver.until(lambda: driver.is_visible("job_events"), "The events")


async def _try(driver: Driver) -> None:
    trying = _tab(driver).parts.trying
    async with driver.step("Both models answer the same", TAB):
        await driver.click("try")
        await driver.type("try_prompt", QUESTION)
        await driver.press("Return", "try_prompt")
        await driver.until(lambda: trying.columns and not trying.busy, "The answers", LONG)
        answers = {column.text for column in trying.columns}
        driver.check(all(column.state == "done" for column in trying.columns), "A model has not answered")
        driver.check(len(answers) == len(trying.columns), "The trained model answers as before")


async def _cancel_another(driver: Driver) -> None:
    jobs = _tab(driver).parts.jobs
    async with driver.step("Another job", TAB):
        await driver.press("Ctrl+N")
        await _name(driver, "lantern-two")
        await driver.press("Ctrl+Return")
        await driver.until(lambda: jobs.job is not None and not jobs.job.over, "The second job", LONG)
    async with driver.step("Cancelled", TAB):
        await driver.click("cancel_job")
        await driver.until(lambda: jobs.job is not None and jobs.job.over, "The end of the second job", LONG)
        driver.check(jobs.job is not None and jobs.job.status == "cancelled", "The job was not cancelled")


async def _delete(driver: Driver) -> None:
    files = _tab(driver).parts.files
    async with driver.step("The file is deleted", TAB):
        await driver.click("stored")
        file = next(each for each in files.files if each.purpose == "fine-tune")
        files.select((file.id,))
        await driver.press("Delete", driver.all(FilesTable)[0])
        await driver.until(lambda: driver.is_visible("delete_question"), "The question")
        await driver.click("delete_files")
        await driver.until(lambda: files.file(file.id) is None, "The end of the file")


async def _name(driver: Driver, name: str) -> None:
    """In a small window the form is a drawer."""
    if not driver.is_visible("job_suffix"):
        await driver.press("Ctrl+N")
    await driver.until(lambda: driver.is_visible("job_suffix"), "The form of a job")
    await driver.clear("job_suffix")
    await driver.type("job_suffix", name)


def _losses(driver: Driver) -> list[float]:
    curves = _tab(driver).parts.charts.curves
    return next((list(curve.values) for curve in curves if curve.name == "train_loss"), [])


def _is_examined(driver: Driver) -> bool:
    clinic = _tab(driver).parts.clinic
    return not clinic.busy and not clinic.examining


def _button(driver: Driver, words: str) -> Button:
    found = next((button for button in driver.all(Button) if button.text() == words), None)
    if found is None:
        raise StepError(f"There is no button {words}")
    return found


def _tab(driver: Driver) -> FilesTab:
    return driver.all(FilesTab)[0]
