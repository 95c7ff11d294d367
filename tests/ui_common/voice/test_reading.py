"""What the engine is given to read: figures, letters, family names, words with several readings."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui_common.voice.numbers import DIGITS, cardinal, figures_as_words
from ui_common.voice.polyphones import PHRASES, SURNAMES
from ui_common.voice.reading import reading_en, reading_zh


@pytest.mark.parametrize(("number", "words"), [
    (0, "零"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一"), (99, "九十九"),
    (100, "一百"),
    (101, "一百零一"), (110, "一百一十"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"),
    (10_000, "一万"),
    (10_001, "一万零一"), (12_000, "一万二千"), (100_500, "十万零五百"), (9999, "九千九百九十九"),
])
def test_a_count_is_read_as_people_say_it(number: int, words: str) -> None:
    assert cardinal(number) == words


@pytest.mark.parametrize(("written", "said"), [
    ("请A001到3号窗口", "请A零零一到三号窗口"),
    ("B1000到12号窗口", "B一零零零到十二号窗口"),
    ("前面还有2人，约8–15分钟", "前面还有两人，约八到十五分钟"),
    ("2号窗口，12位", "二号窗口，十二位"),
    ("14:05，9:00开门", "十四点零五分，九点开门"),
    ("2026年11月5日", "二零二六年十一月五日"),
    ("电话12345", "电话一二三四五"),
    ("工本费20元、10000元、3.5公里", "工本费二十元、一万元、三点五公里"),
    ("没有数字", "没有数字"),
])
def test_figures_of_a_sentence(written: str, said: str) -> None:
    assert figures_as_words(written) == said


@given(st.from_regex(r"[A-Z][0-9]{3,4}", fullmatch=True))
def test_a_ticket_number_is_always_read_digit_by_digit(number: str) -> None:
    said = figures_as_words(f"请{number}到3号窗口")
    assert said[2:2 + len(number) - 1] == "".join(DIGITS[int(figure)] for figure in number[1:])


@given(st.text(alphabet="请A01到29号。，:：.-–元年人 ", max_size=30))
def test_no_figure_is_ever_left_for_the_engine(text: str) -> None:
    assert not any("0" <= character <= "9" for character in figures_as_words(text))


@pytest.mark.parametrize(("text", "reading"), [
    ("单女士", "shan4 nv3 shi4"), ("曾先生", "zeng1 xian1 sheng1"), ("请仇师傅", "qing3 qiu2 shi1 fu4"),
    ("区小明先生", "ou1 xiao3 ming2 xian1 sheng1"), ("尉迟女士", "yu4 chi2 nv3 shi4"),
    ("单位", "dan1 wei4"), ("责任主任", "ze2 ren4 zhu3 ren4"),
    ("区先生在社区", "ou1 xian1 sheng1 zai4 she4 qu1"),
    ("重新取号", "chong2 xin1 qu3 hao4"), ("重要", "zhong4 yao4"), ("银行", "yin2 hang2"),
    ("行政", "xing2 zheng4"),
    ("请稍等一会儿", "qing3 shao1 deng3 yi2 hui4 r5"),
])
def test_family_names_and_words_with_several_readings(text: str, reading: str) -> None:
    assert reading_zh(text) == reading


def test_pauses_are_kept_and_other_signs_dropped() -> None:
    assert reading_zh("您好！请坐，（A区）谢谢。") == "nin2 hao3. qing3 zuo4, A qu1 xie4 xie4."
    assert reading_zh("，。") == ""


def test_english_spells_ticket_numbers_only() -> None:
    assert reading_en("Number A001, please go to counter 12.") == "Number A 0 0 1, please go to counter 12."
    assert reading_en("Expected wait 20–35 min") == "Expected wait 20 to 35 minutes"
    assert reading_en("For 身份证 (ID card) touch S F Z") == "For  (ID card) touch S F Z"


SAMPLES = (
    "请A零零一号到三号窗口", "请到三号窗口", "请把身份证放在读卡区", "请取走您的号票", "前面还有两位",
    "绿色通道",
    "办理医保", "请走三号窗口", "大厅九点开门", "女士旅行", "身份证", "学校户口", "房屋登记",
    "营业执照",
)


def _phonemes(given: str) -> str:
    run = subprocess.run(["espeak-ng", "-q", "-x", "-v", "cmn-latn-pinyin", given],
                         capture_output=True, text=True, check=True)
    return "".join(run.stdout.split())


@pytest.mark.parametrize("text", SAMPLES)
def test_our_pinyin_sounds_as_the_hanzi_do(text: str) -> None:
    """Where the engine's own dictionary is right, the two ways give the same phonemes."""
    assert _phonemes(reading_zh(text)) == _phonemes(text)


@pytest.mark.parametrize(("written", "as_said"), [
    ("重新", "虫新"), ("单", "善"), ("曾", "增"), ("仇", "求"), ("区", "欧"),
])
def test_our_table_sounds_as_people_say_it(written: str, as_said: str) -> None:
    """Where the dictionary is wrong: the same phonemes as hanzi of that sound."""
    assert _phonemes((PHRASES | SURNAMES)[written]) == _phonemes(as_said)


@pytest.mark.parametrize("syllables", [*PHRASES.values(), *SURNAMES.values()])
def test_every_syllable_of_the_table_is_one_the_engine_knows(syllables: str) -> None:
    """An unknown syllable is spelled letter by letter: several stressed phoneme groups for one syllable."""
    for syllable in syllables.split():
        assert _phonemes(f"{syllable} ma1").count("_|") == 2
        assert "'" in _phonemes(syllable) or syllable.endswith("5")
