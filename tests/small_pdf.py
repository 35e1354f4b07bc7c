"""Small PDFs, written by hand: words at places of pages."""

from __future__ import annotations


def small_pdf(*pages: list[tuple[float, float, float, str]], title: str = "") -> bytes:
    """Return a PDF.

    Args:
        pages: for each page its words, each with its place from the left and from below, and its size.
        title: the title of the document.
    """
    page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >>"
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for number, words in enumerate(pages):
        content = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, size, text in words)
        parts += [
            f"<< {page} /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    parts.append(f"<< /Title ({_escaped(title)}) >>")
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"<< /Size {len(parts) + 1} /Root 1 0 R /Info {len(parts)} 0 R >>"
    end = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer\n{head}\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def lines(*texts: str, left: float = 50) -> list[tuple[float, float, float, str]]:
    """Return lines of one column, from the top of a page down."""
    return [(left, 750 - 16 * number, 12, text) for number, text in enumerate(texts)]
