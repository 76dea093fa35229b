"""Small PDF files, written by hand: the reader is tested on what it did not write itself."""

from collections.abc import Sequence
from pathlib import Path


def pdf_bytes(pages: Sequence[Sequence[str]], *, title: str | None = None) -> bytes:
    """A PDF with the lines of each page, one under the other, in Helvetica."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        stream = "BT /F1 11 Tf 14 TL 50 780 Td " + " ".join(f"({_escaped(line)}) Tj T*" for line in lines) + " ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    if title:
        objects.append(f"<< /Title ({_escaped(title)}) >>")
    return _assembled(objects, info=len(objects) if title else None)


def write_pdf(path: Path, pages: Sequence[Sequence[str]], *, title: str | None = None) -> Path:
    path.write_bytes(pdf_bytes(pages, title=title))
    return path


def _assembled(objects: Sequence[str], info: int | None) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    named = f" /Info {info} 0 R" if info else ""
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R{named} >>\nstartxref\n{start}\n%%EOF\n".encode()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
