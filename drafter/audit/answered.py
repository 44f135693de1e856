"""Recommendations that name the problems they answer by number: 针对第三项问题, 对应问题2."""

import re

BY_NUMBER = re.compile(
    r"(?:针对|对应|对照|解决|就)[^。；，]{0,10}(?:第[（(]?[一二三四五六七八九十\d]|[（(][一二三四五六七八九十\d]+[）)]|\d)[^。；]{0,14}"
    r"(?:问题|项|条|点|不足)|(?:对应|针对)[^。；，]{0,4}问题[（(]?[一二三四五六七八九十\d]"
)
"""What a list of recommendations says where its words need not repeat those of a problem."""
