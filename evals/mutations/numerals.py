"""Numbers in Chinese: 一千二百零五, 壹佰捌拾万, 九十七点九二, 二〇二三."""

_PLAIN = ("零一二三四五六七八九", ("", "十", "百", "千"))
_FORMAL = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))
_STEPS = ("", "万", "亿", "万亿")
_GROUP = 10_000
_PAIR, _TEN, _TWENTY = 2, 10, 20


def spoken(number: int) -> str:
    """1205 → 一千二百零五, 12 → 十二."""
    text = _written(number, *_PLAIN)
    return text.removeprefix("一") if _TEN <= number < _TWENTY else text


def counted(number: int) -> str:
    """As before a counter: 2 → 两."""
    return "两" if number == _PAIR else spoken(number)


def formal(number: int) -> str:
    """1803500 → 壹佰捌拾万叁仟伍佰."""
    return _written(number, *_FORMAL)


def decimal(text: str) -> str:
    """97.92 → 九十七点九二."""
    whole, _, fraction = text.partition(".")
    return spoken(int(whole)) + ("点" + "".join(_PLAIN[0][int(digit)] for digit in fraction) if fraction else "")


def positional(digits: str) -> str:
    """2023 → 二〇二三."""
    return "".join(_PLAIN[0][int(digit)] for digit in digits).replace("零", "〇")


def formal_digit(digit: int) -> str:
    """7 → 柒."""
    return _FORMAL[0][digit]


def _written(number: int, digits: str, places: tuple[str, ...]) -> str:
    if number == 0:
        return digits[0]
    groups: list[int] = []
    while number:
        number, rest = divmod(number, _GROUP)
        groups.append(rest)
    text, gap = "", False
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if not group:
            gap = True
            continue
        if text and (gap or group < _GROUP // 10):
            text += digits[0]
        text += _section(group, digits, places) + _STEPS[index]
        gap = False
    return text


def _section(number: int, digits: str, places: tuple[str, ...]) -> str:
    text, gap = "", False
    for place in range(len(places) - 1, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + places[place]
        gap = False
    return text
