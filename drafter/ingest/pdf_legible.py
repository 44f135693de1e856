"""Whether the text layer of a page can be read: a font without a table of characters gives its codes instead."""

import re
import unicodedata
from collections import Counter

_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现"
    "当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并"
    "物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教原东声提立及比员解水名真论处走义各入几口"
    "认条平系气题活更别打变四何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命金指许统区保至队形社便空决治展科司五基书非则听却界达光放"
    "强即难且权思王完设式色路记品住告类求据程北边张该交规万取格望术领共确传师观清今切院识带导争运六七八九零预算支出收入财政项目绩效评价单位资金执"
    "增减调整投费专债务转移付款标准采购合同履约监督检查审核批复存余率值额亿元总额省县乡镇村街居委办局厅处组织责职责考核落推改革创优良差足落较上年"
    "农林城环境卫健康医疗养育就培训补助贴低困难群众服务满意产出质时效益社会生态可持续影响指标权得分扣依据说明附备注序号编制填写联络公示网站信息"
    "工程施建筑设计招投标验付结算票凭证账户库存资产固定流动负债净基本一般政府性国有经营土地税增值企业个所车船契印花非罚没捐赠贷利还借本息券限额"
    "中央地方级市辖初步计完毕差异原因措施建议问题整改规划方案通知办法条例意见文件会议决精神党委常代表大人民"
)
"""Characters that texts of administration are mostly made of."""

_CHINESE_STOPS = frozenset("，。、；：")
_TOKEN = re.compile(r"[!-~\u00a1-\u024f]{2,}")
_FIGURE = re.compile(r"[\d.,:;/%~+*=()\[\]<>_·±×÷\-]+")
_WORD = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+s?")
_JOINT = re.compile(r"[\W\d_]+")
_VOWEL = re.compile("[aeiouyà-ÿ]", re.IGNORECASE)
_KNOWN_SCRIPTS = re.compile(
    r"[\u0000-\u024f\u0370-\u03ff\u2000-\u33ff\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_DIGITS = "0123456789０１２３４５６７８９"
_MOST_DECIMALS = 2
_WRAP = 3
_NEARLY_ALL = 0.9
_FEWEST_POINTS = 3
_FEWEST = 40
_FEWEST_HAN = 60
_FEWEST_STOPS = 5
_STRANGE = 0.25
_BROKEN = 0.3
_SCRIPTLESS = 0.02
_LEAST_COMMON = 0.35
_LONGEST_WORD = 18
_SHORTEST_VOICED = 6
_MOST_SIGNS = 0.34


def is_legible(text: str) -> bool:
    """Whether the characters of a page are those that it shows, as far as its language can tell.

    Four signs that they are not: many have no meaning here (private use, unassigned, control, the script of
    another language); much of what stands between the figures is neither Chinese nor a word; stops of Chinese
    stand between hardly a Chinese character; or hardly one of the Chinese characters is a common one. A page of
    figures, or with too little text to tell, is taken as it is. Linear in its length.
    """
    shown = [sign for sign in text if not sign.isspace()]
    if len(shown) < _FEWEST:
        return True
    strange = sum(_is_strange(sign) for sign in shown)
    han = [sign for sign in shown if "\u4e00" <= sign <= "\u9fff"]
    tokens = [token for token in _TOKEN.findall(text) if not _FIGURE.fullmatch(token)]
    said = len(han) + strange + sum(map(len, tokens))
    if strange > _STRANGE * len(shown) or strange + sum(map(_broken, tokens)) > max(_FEWEST, _BROKEN * said):
        return False
    if len(han) >= _FEWEST_HAN:
        return sum(sign in _COMMON for sign in han) >= _LEAST_COMMON * len(han)
    stops = sum(sign in _CHINESE_STOPS for sign in shown)
    return stops < _FEWEST_STOPS or len(han) > _SCRIPTLESS * len(shown)


def _is_strange(sign: str) -> bool:
    return unicodedata.category(sign) in ("Co", "Cn", "Cc", "Cs") or not _KNOWN_SCRIPTS.match(sign)


def _broken(token: str) -> int:
    """The length of a piece of Latin text if no word, address or code is written like it; else 0."""
    letters = [piece for piece in _JOINT.split(token) if piece]
    signs = sum(not sign.isalnum() for sign in token)
    voiced = all(len(piece) < _SHORTEST_VOICED or _VOWEL.search(piece) or piece.isupper() for piece in letters)
    whole = all(len(piece) <= _LONGEST_WORD and _WORD.fullmatch(piece) for piece in letters)
    return 0 if letters and whole and voiced and signs <= _MOST_SIGNS * len(token) + 1 else len(token)


def decimal_points(text: str) -> frozenset[str]:
    """The signs of private use that can only be the decimal points of a page: they stand inside numbers.

    Some fonts of typesetters have their own sign for it. One or two digits follow each of them, where three
    would follow a mark of thousands, and one number holds no two of them.
    """
    good: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for match in _PRIVATE.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        behind = text[match.end() : match.end() + _MOST_DECIMALS + _WRAP].lstrip()[: _MOST_DECIMALS + 1]
        places = len(behind) - len(behind.lstrip(_DIGITS))
        seen[match[0]] += 1
        good[match[0]] += before in _DIGITS and 1 <= places <= _MOST_DECIMALS and match[0] not in behind
    return frozenset(sign for sign in seen if good[sign] >= max(_FEWEST_POINTS, _NEARLY_ALL * seen[sign]))
