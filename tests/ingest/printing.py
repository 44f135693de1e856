"""PDF files made by hand: words at places, strokes, pictures; in a Chinese font that every reader knows."""

import zlib
from itertools import pairwise

WIDTH, HEIGHT = 595, 842
SIZE, LEADING, LEFT, TOP, ACROSS = 14, 22, 90, 90, 28


def words(text, x, top, size=SIZE, matrix=""):
    """One line of text whose upper edge is `top` points below that of the page."""
    place = matrix or f"1 0 0 1 {x} {HEIGHT - top - size}"
    return f"BT /F1 {size} Tf {place} Tm <{text.encode('utf-16-be').hex()}> Tj ET"


def wrapped(paragraph, across=ACROSS):
    """A paragraph as lines of so many characters, the first indented by two; those of ASCII are half as wide."""
    lines, room = [""], 0
    for sign in "\u3000\u3000" + paragraph:
        wide = 1 if sign.isascii() else 2
        if room + wide > 2 * across:
            lines, room = [*lines, ""], 0
        lines[-1] += sign
        room += wide
    return lines


def column(lines, x=LEFT, top=TOP, size=SIZE, leading=LEADING):
    """Lines below each other; the blanks of an indent become a place further right, as typesetters do it."""
    found = []
    for number, line in enumerate(lines):
        bare = line.lstrip("\u3000")
        if bare:
            found.append(words(bare, x + (len(line) - len(bare)) * size, top + number * leading, size))
    return found


def ruled(rows, widths, x=LEFT, top=TOP, height=26, size=10):
    """A table with rules; a cell that is `None` belongs to the one above it."""
    found = [f"{x} {HEIGHT - top} m {x + sum(widths)} {HEIGHT - top} l S"]
    for number, row in enumerate(rows):
        y = top + number * height
        left = x
        for place, (text, width) in enumerate(zip(row, widths, strict=True)):
            if text:
                found.append(words(text, left + 3, y + 6, size))
            goes_on = number + 1 < len(rows) and rows[number + 1][place] is None
            if not goes_on:
                found.append(f"{left} {HEIGHT - y - height} m {left + width} {HEIGHT - y - height} l S")
            left += width
        edges = [x, *(x + sum(widths[: place + 1]) for place in range(len(widths)))]
        found += [f"{edge} {HEIGHT - y} m {edge} {HEIGHT - y - height} l S" for edge in edges]
    return found


def pdf(pages, *, turn=0, pictures=()):
    """The bytes of a file; each page is a list of drawing commands, each picture of `pictures` fills a page."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        b"/DescendantFonts [4 0 R] >>"
    )
    below = (
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        b"/W [1 95 500] "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] "
        b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>"
    )
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font, below]
    kids = []
    for commands in pages:
        kids.append(_page(objects, "\n".join(commands).encode("ascii"), "/Font << /F1 3 0 R >>", turn))
    for width, height, pixels in pictures:
        objects.append(_stream(zlib.compress(pixels), _picture(width, height)))
        content = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q".encode()
        kids.append(_page(objects, content, f"/XObject << /P {len(objects)} 0 R >>", turn))
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>".encode()
    return _assembled(objects)


def _picture(width, height):
    return (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 "
        "/ColorSpace /DeviceRGB /Filter /FlateDecode "
    )


def _page(objects, content, resources, turn):
    objects.append(_stream(content))
    objects.append(
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {turn} "
        f"/Contents {len(objects)} 0 R /Resources << {resources} >> >>".encode()
    )
    return len(objects)


def _stream(data, keys=""):
    return f"<< {keys}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _assembled(objects):
    pieces = [b"%PDF-1.4\n"]
    for number, body in enumerate(objects, 1):
        pieces.append(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    offsets = [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    start = offsets[-1]
    table = b"".join(f"{offset:010d} 00000 n \n".encode() for offset, _ in pairwise(offsets[1:]))
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    return b"".join(pieces) + head + table + tail
