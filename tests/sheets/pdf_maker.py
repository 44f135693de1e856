"""A PDF with a ruled table, written by hand: Chinese text in a font that every reader knows, lines as strokes."""

WIDTHS = (60, 60, 60, 40, 50, 230)
LEFT, TOP, SIZE, LEADING = 40, 800, 9, 11


def _wrapped(text, width):
    each = max(int((width - 4) // SIZE), 1)
    return [text[start : start + each] for start in range(0, len(text), each)] or [""]


def _page(rows):
    pieces, y = [], TOP
    right = LEFT + sum(WIDTHS)
    pieces.append(f"{LEFT} {y} m {right} {y} l S")
    for row in rows:
        cells = [_wrapped(str(text), width) for text, width in zip(row, WIDTHS, strict=True)]
        height = max(map(len, cells)) * LEADING + 6
        x = LEFT
        for lines, width in zip(cells, WIDTHS, strict=True):
            for number, line in enumerate(lines):
                at = y - LEADING * (number + 1)
                code = line.encode("utf-16-be").hex()
                pieces.append(f"BT /F1 {SIZE} Tf {x + 2} {at} Td <{code}> Tj ET")
            pieces.append(f"{x} {y} m {x} {y - height} l S")
            x += width
        pieces.append(f"{x} {y} m {x} {y - height} l S")
        y -= height
        pieces.append(f"{LEFT} {y} m {right} {y} l S")
    return "\n".join(pieces).encode("ascii")


def table_pdf(pages):
    """The bytes of a PDF with one ruled table a page."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        b"/DescendantFonts [4 0 R] >>"
    )
    below = (
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] "
        b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>"
    )
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font,
        below,
    ]
    for number, rows in enumerate(pages):
        content = _page(rows)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    return _assembled(objects)


def _assembled(objects):
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
