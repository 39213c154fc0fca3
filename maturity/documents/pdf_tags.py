"""The last pass over a PDF: the first cell of a row becomes its header, and the file small.

Typst knows headers of rows, but not yet through Python. The tags say no more than they must: with
scopes on all headers, a reader finds those of a cell without a list in each cell.
"""

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf


def finished(made: bytes) -> bytes:
    """The same input gives the same bytes."""
    out = BytesIO()
    with Pdf.open(BytesIO(made)) as file:
        for found in file.objects:
            if isinstance(found, Dictionary) and found.get("/S") == Name.TBody:
                _name_rows(found)
        file.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _name_rows(body: Object) -> None:
    for row in body.K:
        for place, cell in enumerate(row.K):
            for attributes in cell.get("/A", Array()):
                if "/Headers" in attributes:
                    del attributes["/Headers"]
            if place == 0:
                cell.S = Name.TH
                cell.A = Array([Dictionary(O=Name.Table, Scope=Name.Row)])
