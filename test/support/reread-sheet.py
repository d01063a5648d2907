#!/usr/bin/env python3
"""Reads a sheet of history by itself and says of each row what the record must hold, then compares.

It needs Python 3.10 and no packages, and shares nothing with the program that took the sheet in but the office's data
(shared/policy/imports.json) and the check of the chain of hashes in local/recompute/count.py.

    python3 reread-sheet.py SHEET HELD.json

HELD.json: `imports` (the office's data), `zone`, `now` (epoch milliseconds), `channel`, `by`, `live` and `elsewhere` (numbers that
were there before by their channel, or on another one), `told` (what the program said of each row, by number), `held` (by report id: what the table
holds of it: events, words, who). Prints one JSON object: `outcomes` counted, `differences` as sentences. The exit code
is 0 where there is none.
"""

import codecs
import hashlib
import json
import re
import sys
import unicodedata
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "local" / "recompute"))
sys.dont_write_bytecode = True
from count import chain_faults  # noqa: E402

FORMULA, MERGED, ERROR = {"cell": "formula"}, {"cell": "merged"}, {"cell": "error"}
MONTHS = "jan feb mar apr mei jun jul agu sep okt nov des".split()
ENGLISH = {"may": "mei", "aug": "agu", "oct": "okt", "dec": "des"}
CLASSES = {
    "pengaduan berkadar pengawasan": "oversightComplaint",
    "pengaduan tidak berkadar pengawasan": "complaint",
    "pengaduan": "complaint",
    "aspirasi": "aspiration",
    "permintaan informasi": "informationRequest",
}


# Files: text with separators, or a workbook.


def decoded(cell):
    try:
        return cell.decode("utf-8")
    except UnicodeDecodeError:
        return cell.decode("cp1252")


def text_rows(data):
    if data.startswith(codecs.BOM_UTF16_LE):
        data = data[2:].decode("utf-16-le").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    first = decoded(data.split(b"\n", 1)[0])
    separator = max(",;\t|", key=re.sub('"[^"]*"', "", first).count).encode()
    row, cell, quoted, at = [], bytearray(), False, 0
    while at < len(data):
        byte = data[at : at + 1]
        at += 1
        if quoted:
            if byte != b'"':
                cell += byte
            elif data[at : at + 1] == b'"':
                cell += byte
                at += 1
            else:
                quoted = False
        elif byte == b'"' and not cell:
            quoted = True
        elif byte == separator:
            row.append(decoded(bytes(cell)))
            cell = bytearray()
        elif byte == b"\n":
            yield row + [decoded(bytes(cell).removesuffix(b"\r"))]
            row, cell = [], bytearray()
        else:
            cell += byte
    if row or cell:
        yield row + [decoded(bytes(cell))]


def plain_tag(element):
    return element.tag.rpartition("}")[2]


def parts_of(element, name):
    return [one for one in element.iter() if plain_tag(one) == name]


def column_of(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def workbook_rows(book):
    names = book.namelist()

    def tree(name):
        return ElementTree.fromstring(book.read(name)) if name in names else ElementTree.Element("none")

    texts = [
        "".join(one.text or "" for one in parts_of(entry, "t")) for entry in parts_of(tree("xl/sharedStrings.xml"), "si")
    ]
    styles = tree("xl/styles.xml")
    formats = {one.get("numFmtId"): one.get("formatCode") for one in parts_of(styles, "numFmt")}
    dates = []
    for cells in parts_of(styles, "cellXfs"):
        for style in cells:
            number = style.get("numFmtId", "0")
            bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", formats.get(number, ""))
            dates.append(14 <= int(number) <= 22 or 45 <= int(number) <= 47 or bool(re.search("[dyhs]", bare, re.I)))
    sheet = tree(sorted(name for name in names if name.startswith("xl/worksheets/sheet"))[0])
    merged = set()
    for one in parts_of(sheet, "mergeCell"):
        (left, top), (right, bottom) = (re.fullmatch(r"([A-Z]+)(\d+)", end).groups() for end in one.get("ref").split(":"))
        merged |= {(c, r) for c in range(column_of(left), column_of(right) + 1) for r in range(int(top), int(bottom) + 1)}
    for row in parts_of(sheet, "row"):
        n, cells = int(row.get("r")), []
        for cell in parts_of(row, "c"):
            column = column_of(cell.get("r"))
            cells += [""] * (column + 1 - len(cells))
            cells[column] = MERGED if (column, n) in merged else workbook_cell(cell, texts, dates)
        yield n, cells


def workbook_cell(cell, texts, dates):
    value = "".join(one.text or "" for name in ("v", "t") for one in parts_of(cell, name))
    kind, style = cell.get("t", "n"), int(cell.get("s", "0"))
    if parts_of(cell, "f"):
        return FORMULA
    if kind == "e":
        return ERROR
    if kind == "s":
        return texts[int(value)]
    if kind == "n" and value and style < len(dates) and dates[style]:
        shown = datetime(1899, 12, 30) + timedelta(seconds=round(float(value) * 86_400))
        if 0 <= float(value) < 1:
            return f"{shown:%H:%M:%S}"
        return f"{shown:%Y-%m-%d}" if float(value).is_integer() else f"{shown:%Y-%m-%d %H:%M:%S}"
    return value


def rows_of(path):
    if zipfile.is_zipfile(path):
        yield from workbook_rows(zipfile.ZipFile(path))
    else:
        yield from enumerate(text_rows(path.read_bytes()), 1)


# What stands in a row.


def shown(text):
    """Without characters that only control a machine."""
    return "".join(one for one in text if one in "\t\n\r" or unicodedata.category(one) != "Cc").strip()


def visible(text):
    return any(unicodedata.category(one)[0] in "LNSP" for one in text)


def plain(text):
    return re.sub(r"[\s_]+", " ", unicodedata.normalize("NFKC", shown(text)).lower()).strip()


def clock_in(text):
    """A time of day in one form: 24 hours, colons, with seconds. What is none stays as it is."""
    time = re.fullmatch(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?([AP])M)?", text, re.I)
    if time is None:
        return text
    hour, minute, second, half = time.groups()
    if half:
        hour = int(hour) % 12 + (12 if half.upper() == "P" else 0)
    return f"{int(hour):02}:{minute}:{second or '00'}"


def moment_in(text, zone):
    numeric = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?:[ T](.+))?", text)
    named = re.fullmatch(r"(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})(?:[ ,]+(.+))?", text)
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](.+))?", text)
    try:
        if numeric:
            day, month, year, clock = numeric.groups()
        elif named:
            day, word, year, clock = named.groups()
            month = MONTHS.index(ENGLISH.get(word.lower(), word.lower())) + 1
        elif iso:
            year, month, day, clock = iso.groups()
        else:
            return None
        time = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", clock_in(clock or "0:00"))
        if time is None:
            return None
        at = datetime(int(year), int(month), int(day), *(int(part or 0) for part in time.groups()), tzinfo=zone)
        return int(at.timestamp()) * 1000
    except ValueError:
        return None


def day_of(at, zone):
    return f"{datetime.fromtimestamp(at / 1000, zone):%Y-%m-%d}"


EARLIEST = int(datetime(2011, 1, 1, tzinfo=timezone.utc).timestamp()) * 1000


def expected(row, mapping, names, where, given):
    """What must become of a row by itself: why it is refused, or what the record must say."""

    def cell(field):
        place = where.get(field)
        return row[place] if place is not None and place < len(row) else ""

    for field in where:
        if isinstance(cell(field), dict):
            return cell(field)["cell"]
    number = shown(cell("number")).removeprefix("#").strip()
    if re.search(r"[\s,;/|]", number):
        return "numberNotOne"
    zone = ZoneInfo(given["zone"])
    day, clock = shown(cell("date")), shown(cell("time"))
    at = moment_in(f"{day} {clock_in(clock)}", zone) if clock else None
    at = moment_in(day, zone) if at is None else at
    if at is None:
        return "dateUnreadable"
    if at < EARLIEST:
        return "dateTooOld"
    if at > given["now"]:
        return "dateInFuture"
    if len(number) > 200:
        return "numberTooLong"
    if not number or any(unicodedata.category(one) == "Cf" for one in number):
        return "numberMissing"
    if not any(visible(cell(field)) for field in ("text", "title", "category")):
        return "textMissing"
    return said_of(row, cell, mapping, names, where, number=unicodedata.normalize("NFC", number), at=at, zone=zone)


def said_of(row, cell, mapping, names, where, *, number, at, zone):
    taken = {where.get(field) for field in ("number", "reporter", "title", "text", "category", "district", "village")}
    passing = {where.get("status"): "status", where.get("date"): "submittedAt"}
    raw = {}
    flags = set()
    given_class = cell("class")
    if given_class and given_class.strip().lower() not in CLASSES:
        raw["class"] = given_class
        flags.add("classUnknown")
    for place, value in enumerate(row):
        text = shown(value) if isinstance(value, str) else ""
        name = passing.get(place, names[place] if place < len(names) else "")
        if place == where.get("time"):
            text = clock_in(text)
        if place == where.get("closedOn") and (day := moment_in(text, zone)) is not None and day >= EARLIEST:
            text = day_of(day, zone)
        if place not in taken and name and visible(text):
            raw[name] = text[:2000]
    for field in ("title", "text", "category", "district", "village", "reporter"):
        if len(shown(cell(field))) < len(cell(field).strip()):
            flags.add("controlCharacters")
    if not visible(cell("text")):
        flags.add("textMissing")
    words = {"externalId": number, "text": shown(cell("text")) if visible(cell("text")) else ""}
    words |= {field: shown(cell(field)) for field in ("title", "category") if visible(cell(field))}
    place = {field: shown(cell(field)) for field in ("district", "village") if visible(cell(field))}
    if place:
        words["place"] = place
    types = [one for one in map(plain, re.split(r"[|,;/]", cell("type"))) if visible(one)]
    known = {plain(one) for one in mapping["anonymous"] + mapping["secret"]}
    hidden = {plain(one) for one in mapping["secret"]}
    means = next(
        (one for one in mapping["statuses"] if plain(cell("status")) in map(plain, one["names"])), {"status": "unknown"}
    )
    ended = means.get("ended")
    closed_on = moment_in(shown(cell("closedOn")), zone)
    if ended is not None and closed_on is not None and closed_on >= EARLIEST:
        ended = ended | {"endedOn": day_of(closed_on, zone)}
    return {
        "number": number,
        "receivedAt": at,
        "status": means["status"],
        "class": CLASSES.get(given_class.strip().lower()),
        "anonymous": any(plain(one) in types for one in mapping["anonymous"]),
        "secret": any(one in hidden or one not in known for one in types),
        "ended": ended,
        "flags": sorted(flags),
        "words": words | {"attachments": [], "flags": sorted(flags), "raw": raw},
        "who": {"name": shown(cell("reporter"))} if visible(cell("reporter")) else None,
    }


# The sheet beside the table.

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def report_id(channel, number):
    bits = int.from_bytes(hashlib.sha256(f"{channel}\n{number}".encode()).digest(), "big") >> (256 - 26 * 5)
    return "rep_" + "".join(ALPHABET[bits >> shift & 31] for shift in range(125, -1, -5))


def differences_of(report, want, held, given):
    if held is None:
        return ["is not there"]
    events = held["events"]
    said = [event["event"] for event in events]
    kinds = [one["type"] for one in said]
    last = "HeldForTriage" if want["ended"] is None else "KeptAsHistory"
    found = [] if kinds == ["Received", "Classified", last] else [f"has the events {kinds}"]
    found += chain_faults(report, events)
    if not events or kinds[0] != "Received":
        return found
    for event in events:
        if event["actor"].get("by") != "history" or event["actor"].get("person") != given["by"]:
            found.append(f"was recorded by {event['actor']}")
    received = said[0]
    says = {
        "channel": (received["channel"], given["channel"]),
        "day": (received["receivedAt"], want["receivedAt"]),
        "submission": (received.get("submittedAt"), want["receivedAt"]),
        "status": (received.get("channelStatus"), want["status"]),
        "class": (received.get("channelClass"), want["class"]),
        "anonymous": (received["anonymous"], want["anonymous"]),
        "secret": (received["secret"], want["secret"]),
        "flags": (sorted(received["flags"]), want["flags"]),
        "clocks": ([one.get("deadlines") for one in said[:2]], [{}, {}]),
        "end": (said[-1].get("ended"), want["ended"]),
        "words": (held["words"], want["words"]),
        "who": (held["who"], want["who"]),
    }
    return found + [f"{name}: {is_} instead of {must}" for name, (is_, must) in says.items() if is_ != must]


def main(sheet, held_file):
    given = json.loads(Path(held_file).read_text())
    mapping = given["imports"]["sheets"][0]
    called = {field: [plain(name) for name in names] for field, names in mapping["columns"].items()}
    where, names, seen, wanted, told, outcomes, differences = None, [], set(), set(), {}, {}, []
    for n, row in rows_of(Path(sheet)):
        if where is None:
            found = {
                field: place
                for field, known in called.items()
                for place, cell in enumerate(row)
                if isinstance(cell, str) and plain(cell) in known
            }
            if {"number", "date", "text", "status"} <= found.keys():
                where, names = found, [shown(cell) for cell in row]
            continue
        if all(cell == "" for cell in row):
            continue
        want = expected(row, mapping, names, where, given)
        outcome = want if isinstance(want, str) else "new"
        if outcome == "new":
            report = report_id(given["channel"], want["number"])
            if want["number"] in seen:
                outcome = "numberTwice"
            elif want["number"] in given["elsewhere"]:
                outcome = "otherChannel"
            elif want["number"] in given["live"]:
                outcome = "live"
            seen.add(want["number"])
            if outcome == "new":
                wanted.add(report)
                differences += [
                    f"row {n}, {report}: {what}" for what in differences_of(report, want, given["held"].get(report), given)
                ]
        told[str(n)] = outcome
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    differences += [f"{report} is there and belongs to no row" for report in given["held"].keys() - wanted]
    for n in sorted(told.keys() | given["told"].keys(), key=int):
        if told.get(n) != given["told"].get(n):
            differences.append(f"row {n} was told as {given['told'].get(n)}, and must be {told.get(n)}")
    print(json.dumps({"outcomes": outcomes, "differences": differences[:50], "count": len(differences)}))
    return 0 if not differences else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
