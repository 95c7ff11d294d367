"""Where the dictionary's reading is not the one a hall needs. Tone digits 1 to 5, 5 the neutral tone."""

from __future__ import annotations

SURNAMES: dict[str, str] = {
    "单": "shan4", "曾": "zeng1", "仇": "qiu2", "区": "ou1", "任": "ren2", "华": "hua4", "查": "zha1",
    "解": "xie4", "盖": "ge3", "朴": "piao2", "尉迟": "yu4 chi2", "万俟": "mo4 qi2", "翟": "zhai2",
    "覃": "qin2", "召": "shao4", "种": "chong2", "繁": "po2", "秘": "bi4", "冼": "xian3", "乐": "yue4",
    "员": "yun4", "缪": "miao4", "宁": "ning4", "折": "she2", "黑": "he4", "那": "na1", "盛": "sheng4",
    "洗": "xian3", "过": "guo1", "令狐": "ling2 hu2", "澹台": "tan2 tai2", "葛": "ge3", "纪": "ji3",
    "燕": "yan1", "应": "ying1", "车": "che1", "柏": "bai3",
}
"""As a family name, that is before 先生, 女士 and the like. Source: 《现代汉语词典》, entries marked 姓."""

TITLES = (
    "先生", "女士", "同志", "老师", "小姐", "师傅", "大爷", "大妈", "阿姨", "奶奶", "爷爷", "主任", "科长",
)

PHRASES: dict[str, str] = {
    "重新": "chong2 xin1", "重号": "chong2 hao4", "重复": "chong2 fu4", "重打": "chong2 da3",
    "重取": "chong2 qu3", "调档": "diao4 dang4", "调阅": "diao4 yue4", "过号": "guo4 hao4",
    "叫号": "jiao4 hao4", "取号": "qu3 hao4", "还卡": "huan2 ka3", "帮办": "bang1 ban4",
    "代办": "dai4 ban4", "证载": "zheng4 zai3", "朝阳": "chao2 yang2", "慢慢地": "man4 man4 de5",
    "一会儿": "yi2 hui4 r5", "一下": "yi2 xia4", "一个": "yi2 ge4", "一次": "yi2 ci4",
    "一位": "yi2 wei4", "一样": "yi2 yang4", "一定": "yi2 ding4", "一共": "yi2 gong4",
    "一份": "yi2 fen4", "一起": "yi4 qi3", "一张": "yi4 zhang1", "一些": "yi4 xie1", "一直": "yi4 zhi2",
    "不要": "bu2 yao4", "不是": "bu2 shi4", "不会": "bu2 hui4", "不用": "bu2 yong4", "不在": "bu2 zai4",
    "不再": "bu2 zai4", "不见": "bu2 jian4", "不对": "bu2 dui4", "不必": "bu2 bi4",
}
"""Words that the dictionary reads wrongly or without the tone change that people make (一, 不)."""
