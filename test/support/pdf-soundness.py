"""What libqpdf finds wrong with each PDF that is named, as `qpdf --check` would, and whether it says of itself that it is tagged."""

import json
import logging
import sys

import pikepdf


def soundness(path):
    try:
        with pikepdf.open(path) as pdf:
            problems = pdf.check_pdf_syntax()
            tagged = bool(pdf.Root.get("/MarkInfo", {}).get("/Marked", False))
            return {"problems": [*pdf.get_warnings(), *problems], "tagged": tagged}
    except pikepdf.PdfError as error:
        return {"problems": [str(error)], "tagged": False}


logging.disable()
print(json.dumps([soundness(path) for path in sys.argv[1:]]))
