"""Rates of two things of which one is nought."""

from tests.audit.findings import told_and_silent

CARS = "购置费{}万元，运行费2.74万元。与2030年相比，公务用车购置费和运行费{}，主要是压缩出车。"

SLIPS = [
    (CARS, ("9.10", "分别下降45.53%"), ("0.00", "分别下降45.53%")),
    (CARS, ("9.10", "均增长12%"), ("0", "均增长12%")),
]

ALIKE = [
    CARS.format("0", "分别下降0%"),
    CARS.format("0", "分别下降0%、45.53%"),
    CARS.format("0", "均无变化"),
    "购置费0万元，运行费2.74万元，运行费下降45.53%。",
]

test_only_the_slip_is_told, test_look_alikes_stay_silent = told_and_silent(SLIPS, ALIKE, "denial")
