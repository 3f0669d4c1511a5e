"""Languages by the names that people look for, with the codes that are sent (ISO 639-1)."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    english: str
    chinese: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> Iterator[str]:
        """All under which it is found, the likelier ones first."""
        yield from (self.english, self.chinese, self.code, *self.also)


def named(text: str) -> Language | None:
    """The one that is called so, whether it is a code or a name: servers answer with either."""
    wanted = _plain(text)
    short = wanted.partition("-")[0].partition("_")[0]
    return next(
        (each for each in LANGUAGES if each.code == short or any(_plain(name) == wanted for name in each.names)), None
    )


def find(text: str) -> tuple[Language, ...]:
    """Those that match what somebody types: first by the beginning of a name, then by any part of it."""
    wanted = _plain(text)
    if not wanted:
        return LANGUAGES
    ranked = ((_rank(each, wanted), each) for each in LANGUAGES)
    matching = [(rank, each) for rank, each in ranked if rank is not None]
    return tuple(each for _, each in sorted(matching, key=lambda pair: pair[0]))


def codes_of(names: Iterable[str]) -> tuple[str, ...]:
    """What is written, as the server wants it; what is not known here goes as it is."""
    known = ((name, named(name)) for name in names)
    return tuple(dict.fromkeys(name if found is None else found.code for name, found in known))


def _rank(language: Language, wanted: str) -> int | None:
    names = [_plain(name) for name in language.names]
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    # In the middle of a name one Latin letter says nothing.
    inside = len(wanted) > 1 or not wanted.isascii()
    return 2 if inside and any(wanted in name for name in names) else None


def _plain(text: str) -> str:
    """Without accents, case and the spaces around."""
    letters = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


LANGUAGES: Final = (
    Language("zh", "Chinese", "中文", ("Mandarin", "普通话", "汉语", "国语")),
    Language("en", "English", "英语", ("英文",)),
    Language("es", "Spanish", "西班牙语", ("Castilian",)),
    Language("hi", "Hindi", "印地语"),
    Language("ar", "Arabic", "阿拉伯语"),
    Language("bn", "Bengali", "孟加拉语", ("Bangla",)),
    Language("pt", "Portuguese", "葡萄牙语", ("Brazilian",)),
    Language("ru", "Russian", "俄语"),
    Language("ja", "Japanese", "日语", ("日文",)),
    Language("pa", "Punjabi", "旁遮普语", ("Panjabi",)),
    Language("de", "German", "德语"),
    Language("jv", "Javanese", "爪哇语"),
    Language("ko", "Korean", "韩语", ("朝鲜语",)),
    Language("fr", "French", "法语"),
    Language("te", "Telugu", "泰卢固语"),
    Language("vi", "Vietnamese", "越南语"),
    Language("mr", "Marathi", "马拉地语"),
    Language("ta", "Tamil", "泰米尔语"),
    Language("ur", "Urdu", "乌尔都语"),
    Language("tr", "Turkish", "土耳其语"),
    Language("it", "Italian", "意大利语"),
    Language("fa", "Persian", "波斯语", ("Farsi",)),
    Language("pl", "Polish", "波兰语"),
    Language("uk", "Ukrainian", "乌克兰语"),
    Language("nl", "Dutch", "荷兰语", ("Flemish",)),
    Language("th", "Thai", "泰语"),
    Language("id", "Indonesian", "印度尼西亚语", ("印尼语",)),
    Language("ms", "Malay", "马来语"),
    Language("sv", "Swedish", "瑞典语"),
    Language("cs", "Czech", "捷克语"),
    Language("el", "Greek", "希腊语"),
    Language("he", "Hebrew", "希伯来语"),
    Language("da", "Danish", "丹麦语"),
    Language("fi", "Finnish", "芬兰语"),
    Language("no", "Norwegian", "挪威语", ("Bokmål",)),
    Language("nn", "Norwegian Nynorsk", "新挪威语"),
    Language("hu", "Hungarian", "匈牙利语"),
    Language("ro", "Romanian", "罗马尼亚语", ("Moldovan",)),
    Language("bg", "Bulgarian", "保加利亚语"),
    Language("hr", "Croatian", "克罗地亚语"),
    Language("sr", "Serbian", "塞尔维亚语"),
    Language("sk", "Slovak", "斯洛伐克语"),
    Language("sl", "Slovenian", "斯洛文尼亚语"),
    Language("lt", "Lithuanian", "立陶宛语"),
    Language("lv", "Latvian", "拉脱维亚语"),
    Language("et", "Estonian", "爱沙尼亚语"),
    Language("ca", "Catalan", "加泰罗尼亚语", ("Valencian",)),
    Language("eu", "Basque", "巴斯克语"),
    Language("gl", "Galician", "加利西亚语"),
    Language("cy", "Welsh", "威尔士语"),
    Language("br", "Breton", "布列塔尼语"),
    Language("is", "Icelandic", "冰岛语"),
    Language("fo", "Faroese", "法罗语"),
    Language("ga", "Irish", "爱尔兰语"),
    Language("sq", "Albanian", "阿尔巴尼亚语"),
    Language("mk", "Macedonian", "马其顿语"),
    Language("bs", "Bosnian", "波斯尼亚语"),
    Language("be", "Belarusian", "白俄罗斯语"),
    Language("mt", "Maltese", "马耳他语"),
    Language("lb", "Luxembourgish", "卢森堡语"),
    Language("oc", "Occitan", "奥克语"),
    Language("la", "Latin", "拉丁语"),
    Language("yi", "Yiddish", "意第绪语"),
    Language("hy", "Armenian", "亚美尼亚语"),
    Language("ka", "Georgian", "格鲁吉亚语"),
    Language("az", "Azerbaijani", "阿塞拜疆语"),
    Language("kk", "Kazakh", "哈萨克语"),
    Language("uz", "Uzbek", "乌兹别克语"),
    Language("tk", "Turkmen", "土库曼语"),
    Language("tg", "Tajik", "塔吉克语"),
    Language("tt", "Tatar", "鞑靼语"),
    Language("ba", "Bashkir", "巴什基尔语"),
    Language("mn", "Mongolian", "蒙古语"),
    Language("bo", "Tibetan", "藏语"),
    Language("ne", "Nepali", "尼泊尔语"),
    Language("si", "Sinhala", "僧伽罗语", ("Sinhalese",)),
    Language("sa", "Sanskrit", "梵语"),
    Language("sd", "Sindhi", "信德语"),
    Language("ps", "Pashto", "普什图语"),
    Language("gu", "Gujarati", "古吉拉特语"),
    Language("kn", "Kannada", "卡纳达语"),
    Language("ml", "Malayalam", "马拉雅拉姆语"),
    Language("as", "Assamese", "阿萨姆语"),
    Language("my", "Burmese", "缅甸语", ("Myanmar",)),
    Language("km", "Khmer", "高棉语", ("柬埔寨语",)),
    Language("lo", "Lao", "老挝语"),
    Language("tl", "Tagalog", "他加禄语", ("Filipino", "菲律宾语")),
    Language("su", "Sundanese", "巽他语"),
    Language("mi", "Maori", "毛利语"),
    Language("sw", "Swahili", "斯瓦希里语"),
    Language("am", "Amharic", "阿姆哈拉语"),
    Language("ha", "Hausa", "豪萨语"),
    Language("yo", "Yoruba", "约鲁巴语"),
    Language("so", "Somali", "索马里语"),
    Language("sn", "Shona", "绍纳语"),
    Language("ln", "Lingala", "林加拉语"),
    Language("mg", "Malagasy", "马达加斯加语"),
    Language("af", "Afrikaans", "南非荷兰语"),
    Language("ht", "Haitian Creole", "海地克里奥尔语"),
)
