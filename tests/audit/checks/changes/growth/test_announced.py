"""Growth of a total against that of its numbered items."""

from tests.audit.findings import told_and_silent

OFFICE = (
    "七、三公经费支出情况\n2031年三公经费支出16.55万元，同比{}。具体情况如下：\n（一）因公出国费{}。\n"
    "（二）公务用车购置及运行费15.04万元。其中：购置费0万元，运行费15.04万元，保有量6辆。与2030年相比，购置费均无支出，"
    "运行费下降20.13%，主要是压缩出车。\n（三）公务接待费1.51万元。接待7批次。与2030年相比，接待费支出下降10.22%。\n"
    "八、其他情况\n无。\n"
)
NONE = "0万元，与2030年相比，均无支出"

SLIPS = [
    (OFFICE, ("下降19.31%", NONE), ("下降18.11%", NONE)),
    (OFFICE, ("下降19.31%", NONE), ("下降28.11%", NONE)),
    (
        OFFICE,
        ("下降30%", "0万元"),
        ("下降15%", "0万元"),
    ),  # what one of them was is open, and it cannot be below nought
]

ALIKE = [
    OFFICE.format("下降19.3%", NONE),  # fewer decimals
    OFFICE.format("下降28.11%", "0万元，下降100%"),
    OFFICE.format("比年初预算下降18.11%", NONE).replace("同比", ""),  # another base
    OFFICE.format("下降18.11%", NONE).replace("16.55", "约16"),
    OFFICE.format("下降28.11%", NONE).replace("购置费均无支出，", ""),  # what was bought is open
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "rate")
