"""One module per kind of contradiction, in rooms by what is held against what.

    wholes    totals, counts, shares and products against what they are made of
    rates     rates and averages against their two figures
    changes   growth and change against the amounts of two times, and the reasons for it
    tables    the cells of tables against each other
    scores    points, score sheets, and the failings that cost points
    values    lists, limits, orders, denials, and one value told twice
    budgets   a budget or final account against its own tables and items
    names     names, titles, cited rules, dates and time limits
    times     spans of time against the calendar and what is said of them
    writing   the form of the text

Each reads the same reading and speaks only when it understands. A room lists its checks as `CHECKS`, the surest
first: of two that say the same of the same places, the first is heard.
"""
