"""From the press of the button to the clip of the history, and what becomes of it when something fails."""

import asyncio
from pathlib import Path

import numpy as np

from playground.api.errors import ConnectionLost, RateLimited, ServerFailed
from playground.sound.device_errors import no_device
from playground.sound.player import PlayState
from tests.unit.features.speak.rig import Story, pcm, said, tell, until, wav


def letters(count: int) -> str:
    """So many characters in sentences of nine, no two of which are the same."""
    return "".join(f"A {number:05}. " for number in range(count // 9))


def test_a_clip_is_heard_and_stays_in_the_history(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.", speed=1.5)

        clip = told.clip
        assert (clip.text, clip.voice, clip.model, clip.status) == ("Hello there.", "alloy", "test-tts", "done")
        assert clip.parts[0].media_type == "audio/wav"
        assert round(clip.seconds, 2) == 0.5
        assert told.model.card is None
        assert not told.model.busy
        assert told.client.bodies[0]["speed"] == 1.5
        await told.hear_to_the_end()
        assert told.notices == []

    tell(tmp_path, [wav()], story=story)


def test_it_plays_while_it_downloads(tmp_path: Path):
    rest = asyncio.Event()

    async def story(told: Story) -> None:
        told.write("Hello there.")
        told.model.speak()

        heard = await told.hear(lambda: told.listening.state is PlayState.PLAYING and told.listening.moment.position)

        assert told.model.busy
        assert not told.listening.moment.complete
        heard = np.concatenate([heard, await told.hear(lambda: told.listening.moment.position > 0.1)])
        assert np.abs(heard).max() > 0.1
        rest.set()
        await told.hear_to_the_end()
        assert told.clip.status == "done"
        assert round(told.clip.seconds, 1) == 1.5

    tell(tmp_path, [wav(0.5), rest, pcm(1.0)], story=story)


def test_nothing_is_heard_before_enough_has_come_to_go_on(tmp_path: Path):
    rest = asyncio.Event()

    async def story(told: Story) -> None:
        told.write("Hello there.")
        told.model.speak()
        await until(lambda: told.listening.moment.arrived > 0)
        assert told.listening.moment.arrived < 0.12
        assert told.listening.state is PlayState.WAITING
        rest.set()
        await told.hear(lambda: told.listening.state is PlayState.PLAYING)

    tell(tmp_path, [wav(0.1), rest, pcm(1.0)], story=story)


def test_stop_is_silence_at_once_and_keeps_what_came(tmp_path: Path):
    async def story(told: Story) -> None:
        told.write("Hello there.")
        told.model.speak()
        await told.hear(lambda: told.listening.moment.position > 0)

        told.model.stop()
        await told.idle()

        await until(lambda: told.listening.state is PlayState.STOPPED)
        assert told.card.outputs[-1][0].closed
        clip = told.clip
        assert (clip.status, round(clip.seconds, 2), clip.parts[0].complete) == ("stopped", 0.5, False)
        assert "kept" in str(told.words.title)
        told.listening.toggle()
        await told.hear(lambda: told.listening.state is PlayState.PLAYING)
        assert told.notices == []

    tell(tmp_path, [wav(0.5), asyncio.Event()], story=story)


def test_stopping_before_anything_came_leaves_a_clip_that_can_be_tried_again(tmp_path: Path):
    async def story(told: Story) -> None:
        told.write("Hello there.")
        told.model.speak()
        await until(lambda: len(told.client.requests) == 1)
        told.model.stop()
        await told.idle()
        assert told.clip.parts == ()
        assert "before any sound" in str(told.words.title)

        told.model.retry()
        await told.idle()

        assert told.clip.status == "done"

    tell(tmp_path, [asyncio.Event()], [wav()], story=story)


def test_a_long_text_is_spoken_in_parts_as_one_sound(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak(letters(9000))

        assert [len(str(each)) <= 4096 for each in told.client.inputs] == [True] * 3
        sound = told.track.sound
        assert round(sound.seconds, 2) == 1.5
        both_sides = sound.read(round(0.5 * sound.rate) - 600, 1200)[:, 0]
        assert np.abs(both_sides.reshape(-1, 120)).max(axis=1).min() > 0.3
        assert [part.position for part in told.clip.parts] == [0, 1, 2]
        assert told.model.appearance.long is not None

    tell(tmp_path, [wav()], [wav()], [wav()], story=story)


def test_after_a_failure_only_what_is_missing_is_asked_for(tmp_path: Path):
    lost = ConnectionLost("gone", url="http://test/v1/audio/speech")

    async def story(told: Story) -> None:
        await told.speak(letters(9000))
        before = told.clip
        assert before.status == "failed"
        assert told.words.level == "danger"
        assert [part.complete for part in before.parts] == [True, False]
        assert told.notices == []

        told.model.retry()
        await told.idle()

        assert told.clip.status == "done"
        first, second, again, third = told.client.inputs
        assert again == second
        assert len({first, second, third}) == 3
        assert round(told.clip.seconds, 2) == 1.5

    tell(tmp_path, [wav()], [wav(0.2), lost], [wav()], [wav()], story=story)


def test_what_was_made_once_is_not_asked_for_again_unless_it_is_made_anew(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")
        first = told.clip
        await told.hear_to_the_end()

        await told.speak("Hello there.")

        assert len(told.client.requests) == 1
        assert told.model.clip == first
        assert [action for action, _ in told.words.actions] == ["speak.make_anew"]
        assert np.abs(await told.hear_to_the_end()).max() > 0.1

        told.model.make_anew()
        await told.idle()

        assert len(told.client.requests) == 2
        assert told.clip.id != first.id

    tell(tmp_path, [wav()], [wav(0.7)], story=story)


def test_another_voice_is_another_clip_and_another_pitch_is_not(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")
        await told.speak("Hello there.", pitch=4.0)
        assert len(told.client.requests) == 1

        await told.speak("Hello there.", voice="nova")

        assert len(told.client.requests) == 2

    tell(tmp_path, [wav()], [wav()], story=story)


def test_pitch_is_added_here_and_said_to_be(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.", pitch=12.0)

        assert "pitch" not in told.client.bodies[0]
        assert "on this computer" in str(told.model.appearance.pitch_note)
        assert loudest(told) == 880
        told.write("Hello there.", pitch=0.0)
        await told.idle()
        assert loudest(told) == 440
        assert told.track.sound.complete
        assert len(told.client.requests) == 1

    tell(tmp_path, [wav(1.0)], story=story)


def test_another_pitch_goes_on_where_the_listener_is(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")
        await told.hear(lambda: told.listening.moment.position > 0.5)
        told.listening.toggle()
        await told.hear(lambda: told.listening.state is PlayState.PAUSED)
        position = told.listening.moment.position

        told.write("Hello there.", pitch=3.0)
        await told.idle()

        assert told.listening.moment.position == position
        assert told.listening.state is PlayState.STOPPED
        told.listening.toggle()
        await told.hear(lambda: told.listening.state is PlayState.PLAYING)
        assert told.listening.moment.position >= position
        told.write("Hello there.", pitch=5.0)
        await told.idle()
        await told.hear(lambda: told.listening.state is PlayState.PLAYING)
        assert told.listening.moment.position >= position

    tell(tmp_path, [wav(3.0)], story=story)


def test_markdown_is_not_read_aloud_and_the_sentence_is_found_in_what_was_written(tmp_path: Path):
    text = "# A title\n\nFirst **words** here. Then [a link](http://x)."

    async def story(told: Story) -> None:
        await told.speak(text)

        assert told.client.inputs == ["A title\n\nFirst words here. Then a link."]
        spans = [told.model.span_of(number) for number in range(len(told.track.sentences))]
        assert [text[start:end] for start, end in spans] == [
            "A title",
            "First **words** here.",
            "Then [a link](http://x).",
        ]
        assert told.model.sentence_at(text.index("link")) == 2

    tell(tmp_path, [said(0.4, 0.8, 0.6)], story=story)


def test_the_sentence_that_is_spoken_is_told_by_the_pauses(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("One two three four. Five six seven eight nine ten. Eleven.")

        starts = [round(each.start, 1) for each in told.track.sentences]
        assert starts == [0.0, 1.3, 3.3]
        assert [told.track.sentence_at(seconds) for seconds in (0.5, 1.2, 1.4, 3.5)] == [0, 0, 1, 2]

    tell(tmp_path, [said(1.0, 1.7, 0.6)], story=story)


def test_what_is_no_sound_becomes_a_card_and_can_still_be_saved(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")

        assert told.clip.status == "failed"
        assert "web page" in str(told.words.title)
        assert [action for action, _ in told.words.actions] == ["speak.save", "retry"]
        assert told.notices == []
        told.model.retry()
        await told.idle()
        assert len(told.client.requests) == 2

    tell(tmp_path, [b"<!doctype html><html>" + b" " * 100], [wav()], story=story)


def test_without_a_loudspeaker_a_clip_is_made_and_kept_and_the_reason_is_told(tmp_path: Path):
    async def story(told: Story) -> None:
        told.card.refusal = no_device(microphone=False)
        await told.speak("Hello there.")
        await until(lambda: told.listening.loudspeaker.trouble is not None)

        assert told.clip.status == "done"
        assert told.notices == []
        told.card.refusal = None
        told.listening.toggle()
        assert np.abs(await told.hear_to_the_end()).max() > 0.1
        assert told.listening.loudspeaker.trouble is None

    tell(tmp_path, [wav()], story=story)


def test_a_loudspeaker_that_goes_pauses_and_the_next_press_goes_on_from_there(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")
        await told.hear(lambda: told.listening.moment.position > 0.2)
        told.card.unplug()
        await until(lambda: told.listening.loudspeaker.trouble is not None)
        assert told.listening.state is PlayState.PAUSED

        told.listening.toggle()

        await told.hear(lambda: told.listening.state is PlayState.PLAYING)
        assert told.listening.moment.position >= 0.2

    tell(tmp_path, [wav(2.0)], story=story)


def test_a_failure_is_on_the_card_and_not_in_a_notice_too(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")

        assert told.notices == []
        assert told.words.level == "danger"

    tell(tmp_path, [RateLimited("slow", status=429, url="http://test/v1")], story=story)


def test_what_a_server_lacks_is_told_in_its_own_words(tmp_path: Path):
    lacking = ServerFailed("To get it: pip install speech", status=501, url="http://test/v1")

    async def story(told: Story) -> None:
        await told.speak("Hello there.")

        assert "pip install speech" in str(told.words.advice)

    tell(tmp_path, [lacking], story=story)


def test_the_last_clip_and_the_text_come_back_at_the_next_start(tmp_path: Path):
    async def first(told: Story) -> None:
        await told.speak("Hello there.")
        told.model.write("Something else.")

    async def second(told: Story) -> None:
        assert told.model.text == "Something else."
        assert told.model.script is not None
        assert told.model.script.source == "Hello there."
        assert round(told.track.sound.seconds, 2) == 0.5
        told.listening.toggle()
        await told.hear(lambda: told.listening.state is PlayState.PLAYING)

    tell(tmp_path, [wav()], story=first)
    tell(tmp_path, story=second)


def test_bare_samples_are_heard_again_as_what_they_are(tmp_path: Path):
    async def first(told: Story) -> None:
        await told.speak("Hello there.", response_format="pcm")
        assert told.clip.parts[0].media_type == "audio/pcm"

    async def second(told: Story) -> None:
        assert (told.track.sound.rate, told.track.sound.seconds) == (24_000, 0.5)

    tell(tmp_path, [pcm()], story=first)
    tell(tmp_path, story=second)


def test_another_clip_can_be_opened_while_one_is_made(tmp_path: Path):
    rest = asyncio.Event()

    async def story(told: Story) -> None:
        await told.speak("First.")
        first = told.clip
        told.write("Second.")
        told.model.speak()
        await until(lambda: told.model.clip is not None and told.clip.id != first.id)
        second = told.clip

        told.model.open_clip(first.id)
        await until(lambda: not told.model.busy)
        rest.set()
        await told.idle()

        assert told.clip.id == first.id
        told.model.open_clip(second.id)
        await told.idle()
        assert told.clip.status == "done"

    tell(tmp_path, [wav()], [wav(0.2), rest, pcm(0.2)], story=story)


def test_the_counter_tells_what_will_be_sent(tmp_path: Path):
    async def story(told: Story) -> None:
        assert "Write something" in str(told.model.appearance.why_not)
        told.write("**Hello** there.")
        assert str(told.model.appearance.counter) == "12 characters"
        assert told.model.appearance.why_not is None
        assert told.model.request_now().body == {"model": "test-tts", "input": "Hello there.", "voice": "alloy"}
        told.write("**Hello** there.", plain=False)
        assert str(told.model.appearance.counter) == "16 characters"

    tell(tmp_path, story=story)


def test_a_clip_gives_its_text_and_wishes_back(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.", speed=2.0)
        offered: list[str] = []
        told.model.text_offered.connect(offered.append)
        told.write("Another text.", voice="nova")

        told.model.use_text_again(told.clip)

        assert offered == ["Hello there."]
        assert (told.model.settings.voice, told.model.settings.speed) == ("alloy", 2.0)

    tell(tmp_path, [wav()], story=story)


def test_a_parameter_that_was_refused_is_left_out_of_the_next_try(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.", instructions="Whisper.")
        told.model.retry(without="instructions")
        await told.idle()

        assert "instructions" in told.client.bodies[0]
        assert "instructions" not in told.client.bodies[1]
        assert told.server.learned_parameters == [("test-tts", "instructions")]

    tell(tmp_path, [RateLimited("slow", status=429, url="http://test/v1")], [wav()], story=story)


def loudest(told: Story) -> int:
    """The frequency that is heard, in whole tens."""
    sound = told.track.sound
    frames = sound.read(sound.rate // 4, sound.rate // 2)[:, 0]
    spectrum = np.abs(np.fft.rfft(frames * np.hanning(len(frames))))
    return int(round(float(np.argmax(spectrum)) * sound.rate / len(frames), -1))
