#!/usr/bin/env python3
"""Menghitung ulang angka sebuah berkas hitung ulang menurut figures.md saja, lalu membandingkannya.

Counts the figures of a recompute kit anew, by figures.md alone, and compares them with those that the kit says. It needs
Python 3.10 and no packages, and shares nothing with the program that made the kit.

    python3 count.py FOLDER

The exit code is 0 where everything holds, 1 where anything differs, and 2 where the folder is no kit that this can read.
"""

import hashlib
import json
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MINUTE = 60_000
DAY = timedelta(days=1)
WORK = ("triage", "inform", "processed", "firstResponse", "resolution")
DONE = ("closed", "referred", "archived", "history")
SORTS = {
    "result": ("fixed", "answered", "planned", "notFixed"),
    "closed": ("reporter", "silence", "officer", "channel"),
    "archived": ("withdrawn", "incomplete", "tooGeneral", "notAComplaint", "wrongFormat", "silence"),
}


# The record: canonical JSON (RFC 8785) and the chain of hashes.


def canonical(value):
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(one) for one in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"


def number(value):
    """A number as ECMAScript writes it."""
    if value == int(value) and abs(value) < 10**21:
        return str(int(value))
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + part) - len(digits))
    digits = digits.rstrip("0")
    sign = "-" if value < 0 else ""
    if 0 < point <= 21:
        return sign + digits[:point].ljust(point, "0") + ("." + digits[point:] if len(digits) > point else "")
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    tail = "." + digits[1:] if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{tail}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def chain_faults(report, events):
    faults = []
    before, number_before = "0" * 64, 0
    for event in events:
        at = event["version"]
        body = {name: value for name, value in event.items() if name != "hash"}
        if at != number_before + 1 or event["prev"] != before:
            follows = f"kejadian / event {number_before}" if number_before else "awal catatan / the start of the record"
            faults.append(f"{report}: kejadian / event {at} tidak menyambung / does not follow {follows}")
        if sha256(canonical(body).encode()) != event["hash"]:
            faults.append(f"{report}: kejadian / event {at} diubah / was changed")
        before, number_before = event["hash"], at
    return faults


# The calendar: which days and minutes are working time.


class Calendar:
    def __init__(self, data):
        self.zone = zone_named(data["zone"])
        self.usual = data["hours"]
        self.off = {day["date"] for year in data["years"] for day in year["days"]}
        self.special = [span for year in data["years"] for span in year.get("specialHours", [])]
        self.known = {}

    def day_of(self, moment):
        return datetime.fromtimestamp(moment // 1000, self.zone).date()

    def moment(self, day, time="00:00"):
        hours, minutes = int(time[:2]), int(time[3:])
        if hours == 24:
            day, hours = day + DAY, 0
        shown = datetime(day.year, day.month, day.day, hours, minutes, tzinfo=self.zone)
        return int(shown.timestamp()) * 1000

    def open_on(self, day):
        """From when to when the office works on a day; nothing where it is no working day."""
        if day not in self.known:
            self.known[day] = self._open_on(day)
        return self.known[day]

    def _open_on(self, day):
        iso = day.isoformat()
        if iso in self.off:
            return []
        hours = next((span["hours"] for span in self.special if span["from"] <= iso <= span["until"]), self.usual)
        segments = next((group["segments"] for group in hours if day.isoweekday() in group["weekdays"]), [])
        return [(self.moment(day, start), self.moment(day, end)) for start, end in segments]

    def minutes(self, start, end, still):
        """Working minutes from a moment to another without those that stood still, rounded to the minute."""
        spent, day = 0, self.day_of(start)
        while day <= self.day_of(end):
            for opens, shuts in self.open_on(day):
                pieces = without(max(opens, start), min(shuts, end), still)
                spent += sum(until - since for since, until in pieces)
            day += DAY
        return (spent + MINUTE // 2) // MINUTE

    def due(self, start, limit, unit, still):
        """When a limit is over."""
        first = day = self.day_of(start)
        left = limit if unit == "workingDays" else limit * MINUTE
        while True:
            spans = self.open_on(day)
            if unit == "workingMinutes":
                for opens, shuts in spans:
                    for since, until in without(max(opens, start), shuts, still):
                        if until - since >= left:
                            return since + left
                        left -= until - since
            elif spans:
                shut = spans[-1][1]
                if not any(since <= shut < until for since, until in still):
                    left -= 1 if day > first and left > 0 else 0
                    if left == 0 and shut >= start and (day > first or limit == 0):
                        return shut
            day += DAY


def zone_named(name):
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        # A machine without a database of zones; Indonesia's have no summer time.
        fixed = {"Asia/Jakarta": 7, "Asia/Pontianak": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
        return timezone(timedelta(hours=fixed[name]))


def without(start, end, still):
    """What is left of a stretch of time."""
    pieces = [(start, end)]
    for since, until in still:
        pieces = [piece for a, b in pieces for piece in ((a, min(b, since)), (max(a, until), b))]
        pieces = [(a, b) for a, b in pieces if a < b]
    return [(a, b) for a, b in pieces if a < b]


# One report: everything that its events say of it, as of a moment.

FOREVER = 1 << 62
TAKES_ALL_CLOCKS = ("HandedBack", "OversightSuspected", "CameBack", "Restored", "Reopened", "Resumed")
TO_TRIAGE = ("Classified", "HeldForTriage", "HandedBack", "OversightSuspected", "CameBack", "Restored")
BECOMES = {
    "Received": "received",
    "Routed": "routed",
    "WorkStarted": "inProgress",
    "Reopened": "inProgress",
    "ReporterAsked": "awaitingReporter",
    "Resolved": "resolved",
    "Closed": "closed",
    "Referred": "referred",
    "Archived": "archived",
    "KeptAsHistory": "history",
    **{name: "triaging" for name in TO_TRIAGE},
}


class Report:
    def __init__(self, calendar, events, as_of, on_date=lambda *_: None):
        self.calendar, self.events, self.as_of, self.on_date = calendar, events, as_of, on_date
        self.id = events[0]["reportId"]
        self.status, self.unit, self.asked_from = None, None, None
        self.clocks, self.stood, self.missed, self.last_pauses = {}, [], {}, {}
        self.topic = self.cls = self.decided_by = None
        self.confirmed, self.oversight = False, "none"
        self.proposed = self.decided = None
        self.sub_district, self.amended_at = None, 0
        self.shown = None
        self.answered = self.mark = self.result = self.resolved = self.duplicate = None
        self.closed_by = self.archived_for = None
        self.imported, self.ended = False, {}
        self.happened = []
        for event in events:
            had = self.unit
            by_import = event["actor"]["by"] == "history"
            self.imported = self.imported or by_import
            self.is_as_imported = by_import
            self.take(event["event"], event["recordedAt"], by_import)
            if by_import:
                continue
            unit = self.unit if event["event"]["type"] == "Routed" else had
            self.happened.append((event["event"], event["recordedAt"], unit or "?"))

    def firsts(self, test, moment=lambda event: event["recordedAt"]):
        here = (event for event in self.events if event["actor"]["by"] != "history")
        return next((moment(event) for event in here if test(event["event"])), None)

    def units(self):
        return {event["event"]["assignee"] for event in self.events if event["event"]["type"] == "Routed"}

    def has(self, *types):
        return any(event["event"]["type"] in types for event in self.events)

    # What an event does.

    def take(self, event, at, by_import=False):
        moved = event["clock"] if event["type"] == "DeadlineMoved" else None
        for clock in WORK:
            if self.missed.get(clock, -1) >= at or (moved == clock and self.missed.get(clock) == event["from"]):
                del self.missed[clock]
            if clock != moved:
                self.note_miss(clock, at)
        self.set_clocks(event, at)
        self.set_standstills(event, at)
        proposed = self.proposed
        self.set_facts(event, at)
        self.proposed = proposed if by_import else self.proposed
        self.set_status(event)
        if moved in WORK:
            self.note_miss(moved, at)

    def note_miss(self, clock, at):
        if clock not in self.missed and self.is_over(clock, at):
            self.missed[clock] = self.clocks[clock]["dueAt"]

    def is_over(self, clock, at):
        terms = self.clocks.get(clock)
        if terms is None or "stoppedAt" in terms or at <= terms["dueAt"]:
            return False
        still = self.standing(clock, terms["pauses"])
        return not any(until == FOREVER and since <= terms["dueAt"] for since, until in still)

    def standing(self, clock, pauses):
        """The standstills that concern a clock."""
        return [
            (since, until)
            for since, until, why in self.stood
            if (pauses if why == "awaitingReporter" else clock != "closure")
        ]

    def set_clocks(self, event, at):
        kind, given = event["type"], event.get("deadlines")
        for clock, terms in (given or {}).items():
            self.check_date(event, at, clock, terms)
        is_taken = kind == "Classified" and self.status not in ("received", "triaging")
        if given is not None and (kind in TAKES_ALL_CLOCKS or kind == "HeldForTriage" or is_taken):
            self.clocks = dict(given)
        elif given is not None:
            self.clocks = {**self.clocks, **given}
        if kind == "DeadlineMoved" and event["clock"] in self.clocks:
            terms = {**self.clocks[event["clock"]], "dueAt": event["to"]}
            self.check_date(event, at, event["clock"], terms)
            self.clocks[event["clock"]] = terms
        if kind == "DeadlineExtended":
            self.check_date(event, at, event["clock"], event["deadline"])
            self.clocks[event["clock"]] = event["deadline"]
        for clock, moment, cut in stops(event, at):
            terms = self.clocks.get(clock)
            if terms is not None and "stoppedAt" not in terms:
                self.clocks[clock] = {**terms, "stoppedAt": moment, **({"cut": True} if cut else {})}
        self.last_pauses.update({clock: terms["pauses"] for clock, terms in self.clocks.items()})

    def check_date(self, event, at, clock, terms):
        before = self.clocks.get(clock)
        if before is not None and all(before[part] == terms[part] for part in ("startedAt", "limit", "dueAt")):
            return
        moments = {at, terms.get("stoppedAt", at), *(moment for one, moment, _ in stops(event, at) if one == clock)}
        still = self.standing(clock, terms["pauses"])
        self.on_date(
            clock,
            terms,
            lambda: {
                self.calendar.due(
                    terms["startedAt"],
                    terms["limit"],
                    terms["unit"],
                    [(since, min(until, by)) for since, until in still if since < by],
                )
                for by in moments
            },
        )

    def set_standstills(self, event, at):
        kind = event["type"]
        is_anew = kind in TO_TRIAGE and (kind != "Classified" or self.status not in ("received", "triaging"))
        if is_anew or kind in ("Reopened", "Archived"):
            self.go_on(at, lambda why: True)
        if kind == "Resumed":
            self.go_on(at, lambda why: why == "awaitingReporter")
        begins = {"ReporterAsked": "awaitingReporter", "Resolved": "resolved", "Referred": "referred"}
        begins["Archived"] = "archived"
        if kind in begins and len(self.stood) < 8:
            self.stood.append((at, FOREVER, begins[kind]))

    def go_on(self, at, concerns):
        self.stood = [
            (since, max(since, at) if until == FOREVER and concerns(why) else until, why)
            for since, until, why in self.stood
        ]

    def set_status(self, event):
        kind = event["type"]
        if kind == "ReporterAsked":
            self.asked_from = self.status
        self.status = self.asked_from if kind == "Resumed" else BECOMES.get(kind, self.status)
        if self.status == "triaging":
            self.unit = None
        if kind == "Routed":
            self.unit = event["assignee"]

    def set_facts(self, event, at):
        kind = event["type"]
        handler = getattr(self, f"on_{kind}", None)
        if handler is not None:
            handler(event, at)

    def on_Received(self, event, _):
        self.received, self.channel = event["receivedAt"], event["channel"]
        self.sub_district = event.get("subDistrict")
        if "channelStatus" in event:
            self.shown = (event["observedAt"], event["channelStatus"])

    def on_Classified(self, event, _):
        self.cls, self.topic, self.decided_by = event["class"], event["topic"], event["decidedBy"]
        self.oversight = event["oversight"]
        self.confirmed = self.decided_by == "person"
        self.proposed = self.proposed or event.get("proposal")
        if self.confirmed:
            self.decided = (self.cls, self.topic)

    def on_ClassificationConfirmed(self, *_):
        self.confirmed, self.decided = True, (self.cls, self.topic)

    def on_OversightSuspected(self, event, _):
        proposal = event.get("proposal")
        self.oversight, self.confirmed = "suspected", proposal is None
        self.decided_by = "person" if proposal is None else "machine"
        if proposal is None:
            self.cls = "oversight"
        elif proposal["class"] == "oversight":
            self.cls, self.topic = "oversight", proposal["topic"]

    def on_Routed(self, event, _):
        self.confirmed = self.confirmed or event["decidedBy"] == "person"
        self.mark = None

    def on_MarkedProcessed(self, event, _):
        self.mark = event["statedAt"]

    def on_AnswerPosted(self, event, _):
        self.answered = event["postedAt"] if self.answered is None else self.answered

    def on_Resolved(self, event, at):
        self.resolved, self.result = at, event["result"]

    def on_Closed(self, event, _):
        self.closed_by = event["closedBy"]

    def on_Archived(self, event, _):
        self.archived_for = event["reason"]

    def on_KeptAsHistory(self, event, _):
        self.ended = event["ended"]

    def on_DuplicateLinked(self, event, _):
        self.duplicate = event["of"]

    def on_DuplicateUnlinked(self, *_):
        self.duplicate = None

    def on_Amended(self, event, _):
        if "late" in event or event["sentAt"] < self.amended_at:
            return
        self.amended_at = event["sentAt"]
        self.sub_district = event.get("subDistrict", self.sub_district)

    def on_ChannelStatusChanged(self, event, _):
        if self.shown is None or event["observedAt"] >= self.shown[0]:
            self.shown = (event["observedAt"], event["status"])

    # What figures ask.

    def closed(self):
        return self.status == "closed" or self.had_ended("done")

    def referred(self):
        return self.status == "referred" or self.had_ended("notOurs")

    def archived(self):
        return self.status == "archived" or self.had_ended("archived")

    def had_ended(self, how):
        return self.status == "history" and self.ended["how"] == how

    def closer(self):
        return self.closed_by if self.status == "closed" else self.ended.get("closedBy") if self.status == "history" else None

    def outcome(self, clock):
        """How a clock came out; nothing where the report has not had it, or an end cut it short."""
        terms = self.clocks.get(clock)
        if clock in self.missed or self.is_over(clock, self.as_of):
            return "missed"
        if terms is None:
            return None
        if "stoppedAt" not in terms:
            return "pending"
        if terms["stoppedAt"] > terms["dueAt"]:
            return "missed"
        return None if "cut" in terms else "met"

    def channel_differs(self):
        if self.shown is None or self.status == "received" or self.is_as_imported:
            return False
        shown = self.shown[1]
        is_resolved = "resolved" in (self.status, self.asked_from if self.status == "awaitingReporter" else None)
        followed_up = self.mark is not None or self.answered is not None or is_resolved
        if self.status == "closed":
            return shown in ("unverified", "notFollowedUp", "inProcess")
        if shown in ("unverified", "notFollowedUp"):
            return followed_up
        if self.status in DONE:
            return False
        return shown in ("done", "notOurs", "archived") or (shown == "inProcess" and not followed_up)

    def took(self, clock, start, end):
        if start is None or end is None:
            return None
        still = self.standing(clock, self.last_pauses[clock]) if clock in self.last_pauses else []
        return self.calendar.minutes(start, end, still)


def stops(event, at):
    """Which clocks an event stops, when, and whether it cuts them short."""
    kind = event["type"]
    if kind == "Routed" or (kind == "Classified" and event["decidedBy"] == "person"):
        return [("triage", at, False)]
    if kind == "Informed":
        return [("inform", event.get("byHand", {}).get("toldAt", at), False)]
    if kind == "MarkedProcessed":
        return [("processed", at, False)]
    if kind == "AnswerPosted":
        return [("firstResponse", event["postedAt"], False)]
    if kind == "Resolved":
        return [(clock, at, clock != "resolution") for clock in WORK]
    if kind == "Closed":
        return [("closure", at, False)]
    if kind == "Referred":
        return [(clock, at, clock not in ("triage", "resolution")) for clock in (*WORK, "closure")]
    if kind == "Archived":
        return [(clock, at, True) for clock in (*WORK, "closure")]
    return []


def known_events(calendar, events, as_of):
    """As much of a record as everybody knows of it, and as of when: all of it, unless it is about oversight now."""
    ends = [at for at in range(len(events)) if events[at]["recordedAt"] != moment_after(events, at)]
    open_until, oversight = 0, "none"
    is_classified = False
    at_event = 0
    for end in ends:
        for event in (one["event"] for one in events[at_event : end + 1]):
            if event["type"] == "Classified":
                oversight, is_classified = event["oversight"], True
            if event["type"] == "OversightSuspected":
                oversight = "suspected"
        at_event = end + 1
        if is_classified and oversight == "none":
            open_until = end + 1
    if oversight == "none":
        return events, as_of
    known = events[:open_until]
    if not known:
        return [], as_of
    return known, max([events[open_until]["recordedAt"] - 1, *(event["recordedAt"] for event in known)])


def moment_after(events, at):
    return events[at + 1]["recordedAt"] if at + 1 < len(events) else None


# The figures.


def figures_of(calendar, reports, period):
    start, end = (calendar.moment(date.fromisoformat(period[part])) for part in ("from", "until"))
    cohort = [one for one in reports if start <= one.received < end]
    happened = [
        (event, one.id, unit) for one in reports for event, at, unit in one.happened if start <= at < end
    ]
    return {**of_cohort(cohort), **flows(happened), **cells(cohort, happened)}


def of_cohort(cohort):
    return {**counts(cohort), **clock_counts(cohort), **durations(cohort), "age.open": ages(cohort)}


KEYS = {
    "unit": lambda one: one.unit or "?",
    "class": lambda one: one.cls or "?",
    "topic": lambda one: one.topic or "?",
    "channel": lambda one: one.channel,
    "subDistrict": lambda one: one.sub_district or "?",
}


def cells(cohort, happened):
    """The same figures of each unit, class, topic, channel and sub-district: its own name stands before each of them."""
    found = {}
    for dimension, key_of in KEYS.items():
        keys = {key_of(one) for one in cohort} | ({unit for _, _, unit in happened} if dimension == "unit" else set())
        for key in keys:
            figures = of_cohort([one for one in cohort if key_of(one) == key])
            if dimension == "unit":
                figures |= flows([one for one in happened if one[2] == key])
            left_out = tuple(f"received.{other}." for other in KEYS) + ("flow.routed.",)
            found |= {f"{dimension}={key} {name}": one for name, one in figures.items() if not name.startswith(left_out)}
    return found


def share(whole, test):
    counted = [one for one in whole if test(one)]
    ratio = len(counted) / len(whole) if whole else None
    part = {"numerator": len(counted), "denominator": len(whole), "n": len(whole), "ratio": ratio}
    return {"kind": "count", **part, "ids": sorted(one.id for one in counted)}


def by_sort(name, whole, sort_of, sorts=()):
    found = {*sorts, *(sort_of(one) for one in whole)} - {None}
    return {f"{name}.{sort}": share(whole, lambda one, sort=sort: sort_of(one) == sort) for sort in found}


def counts(all_):
    is_in = lambda *statuses: lambda one: one.status in statuses
    here = [one for one in all_ if not one.imported]
    in_process = lambda one: one.answered is not None and one.status != "closed"
    followed_up = lambda one: one.closed() or in_process(one)
    ours = [one for one in all_ if not one.archived() and not one.referred() and one.duplicate is None]
    classified = [one for one in all_ if one.status != "received"]
    by_machine = [one for one in classified if not one.imported and one.decided_by == "machine"]
    waits = lambda one: one.status not in ("triaging", *DONE) and not one.confirmed
    ended = [one for one in all_ if one.status in ("resolved", "closed")]
    closed = [one for one in all_ if one.closer() is not None]
    archived = [one for one in all_ if one.status == "archived"]
    proposed = [one for one in all_ if one.proposed is not None]
    routed = [one for one in all_ if one.has("Routed")]
    agrees = lambda one: (one.proposed["class"], one.proposed["topic"]) == one.decided
    return {
        "received": share(all_, lambda one: True),
        **by_sort("received.class", all_, lambda one: one.cls or "?"),
        **by_sort("received.topic", all_, lambda one: one.topic or "?"),
        **by_sort("received.unit", all_, lambda one: one.unit or "?"),
        **by_sort("received.channel", all_, lambda one: one.channel),
        **by_sort("received.subDistrict", all_, lambda one: one.sub_district or "?"),
        "imported": share(all_, lambda one: one.imported),
        "classified": share(all_, lambda one: one.status != "received"),
        "routed": share(here, lambda one: one.has("Routed")),
        "open": share(all_, lambda one: one.status not in DONE),
        "overdue": share(
            all_, lambda one: one.status not in DONE and any(one.is_over(clock, one.as_of) for clock in WORK)
        ),
        "awaiting": share(all_, is_in("awaitingReporter")),
        "resolved": share(all_, is_in("resolved")),
        "closed": share(all_, Report.closed),
        "referred": share(all_, Report.referred),
        "archived": share(all_, Report.archived),
        **by_sort("result", ended, lambda one: one.result, SORTS["result"]),
        **by_sort("closed", closed, Report.closer, SORTS["closed"]),
        **by_sort("archived", archived, lambda one: one.archived_for, SORTS["archived"]),
        "inProcess": share(all_, in_process),
        "followedUp.panrb.gross": share(all_, followed_up),
        "followedUp.panrb.net": share(ours, followed_up),
        "followedUp.kemendagri.gross": share(all_, Report.closed),
        "followedUp.kemendagri.net": share(ours, Report.closed),
        "notSatisfied": share([one for one in all_ if one.has("Resolved")], lambda one: one.has("Reopened")),
        "handedBack": share(routed, lambda one: one.has("HandedBack")),
        "rerouted": share(routed, lambda one: len(one.units()) > 1),
        "escalated": share(all_, lambda one: one.has("Escalated")),
        "machine.abstained": share(proposed, lambda one: one.proposed["abstain"]),
        "machine.agreed": share([one for one in proposed if one.decided is not None], agrees),
        "machine.unconfirmed": share(by_machine, waits),
        "channelDiffers": share([one for one in all_ if one.shown is not None], Report.channel_differs),
    }


def clock_counts(all_):
    found = {}
    for clock in WORK:
        having = [one for one in all_ if one.outcome(clock) is not None]
        found |= by_sort(clock, having, lambda one, clock=clock: one.outcome(clock), ("met", "missed", "pending"))
    missed = [one for one in all_ if one.outcome("firstResponse") == "missed"]
    return {**found, "answeredLater": share(missed, is_stated_in_time)}


def is_stated_in_time(one):
    terms = one.clocks.get("firstResponse", {})
    return one.answered is not None and "stoppedAt" in terms and terms["stoppedAt"] <= terms["dueAt"]


def durations(all_):
    is_by = lambda who: lambda event: event["type"] == "Classified" and event["decidedBy"] == who
    by_person = lambda event: is_by("person")(event) or event["type"] == "ClassificationConfirmed"
    is_type = lambda kind: lambda event: event["type"] == kind
    routed = lambda one: one.firsts(is_type("Routed"))
    told = lambda event: event["event"].get("byHand", {}).get("toldAt", event["recordedAt"])
    stated = lambda event: event["event"]["statedAt"]
    started = lambda one, clock: one.clocks[clock]["startedAt"] if clock in one.clocks else None
    took = {
        "triage.machine": lambda one: one.took("triage", one.received, one.firsts(is_by("machine"))),
        "triage.person": lambda one: one.took("triage", one.received, one.firsts(by_person)),
        "inform": lambda one: one.took("inform", routed(one), one.firsts(is_type("Informed"), told)),
        "processed": lambda one: one.took("processed", routed(one), one.firsts(is_type("MarkedProcessed"), stated)),
        "firstResponse": lambda one: one.took("firstResponse", started(one, "firstResponse"), one.answered),
        "resolution": lambda one: one.took(
            "resolution", started(one, "resolution"), one.resolved if one.status in ("resolved", "closed") else None
        ),
    }
    return {f"time.{name}": spread(all_, minutes) for name, minutes in took.items()}


def spread(all_, minutes):
    known = sorted((value, one.id) for one in all_ if (value := minutes(one)) is not None)
    rank = lambda tenths: known[-(-tenths * len(known) // 10) - 1][0] if known else None
    return {"kind": "minutes", "n": len(known), "median": rank(5), "p90": rank(9), "ids": sorted(id_ for _, id_ in known)}


def ages(all_):
    day = lambda one, moment: datetime.fromtimestamp(moment / 1000, one.calendar.zone).date()
    age = lambda one: None if one.status in DONE else (day(one, one.as_of) - day(one, one.received)).days
    return {**spread(all_, age), "kind": "days"}


ALWAYS = ("received", "classified", "routed", "answered", "reopened", "referred", "resolved", "closed", "archived", "missed")
FLOWS = {
    "Received": ("received", None),
    "Classified": ("classified", "decidedBy"),
    "Routed": ("routed", "assignee"),
    "MarkedProcessed": ("processed", None),
    "ReporterAsked": ("asked", None),
    "AnswerPosted": ("answered", None),
    "HandedBack": ("handedBack", None),
    "Reopened": ("reopened", "reason"),
    "Referred": ("referred", None),
    "Resolved": ("resolved", "result"),
    "Closed": ("closed", "closedBy"),
    "Archived": ("archived", "reason"),
    "DeadlineMissed": ("missed", "clock"),
    "IdentityRevealed": ("identityRevealed", None),
    "DeadlineMoved": ("moved", None),
    "DeadlineExtended": ("extended", None),
}


def flows(happened):
    found = {f"flow.{name}": [] for name in ALWAYS}
    for event, report, _ in happened:
        if event["type"] not in FLOWS:
            continue
        name, sort = FLOWS[event["type"]]
        for full in [f"flow.{name}", *([f"flow.{name}.{event[sort]}"] if sort else [])]:
            found.setdefault(full, []).append(report)
    return {name: {"kind": "events", "n": len(ids), "ids": sorted(ids)} for name, ids in found.items()}


# The kit.


class Unreadable(Exception):
    pass


# What data that is not as it should be brings about.
BROKEN = (KeyError, TypeError, AttributeError, ValueError, ArithmeticError, OSError)


def read(folder, name):
    try:
        return (folder / name).read_bytes()
    except OSError as cause:
        raise Unreadable(f"{name}: {cause.strerror}") from cause


def read_json(folder, name):
    try:
        return json.loads(read(folder, name))
    except ValueError as cause:
        raise Unreadable(f"{name}: bukan JSON / is no JSON ({cause})") from cause


def read_events(folder):
    records = {}
    for at, line in enumerate(read(folder, "events.jsonl").split(b"\n"), 1):
        if line.strip() == b"":
            continue
        try:
            event = json.loads(line)
            if not all(isinstance(event[name], kind) for name, kind in EVENT.items()):
                raise TypeError
            event["event"]["type"]
        except (ValueError, KeyError, TypeError) as cause:
            raise Unreadable(f"events.jsonl, baris / line {at}: bukan kejadian / is no event") from cause
        records.setdefault(event["reportId"], []).append(event)
    return records


EVENT = {"reportId": str, "version": int, "recordedAt": int, "policy": str, "event": dict, "prev": str, "hash": str}


def record_faults(manifest, records):
    """Whatever is not as it was recorded, by the chain and by what the manifest says of each record's end."""
    faults = []
    for report, events in records.items():
        faults += chain_faults(report, events)
    listed = {one["report"]: one for one in manifest["reports"]}
    for report, one in listed.items():
        events = records.get(report, [])
        if len(events) != one["events"]:
            faults.append(f"{report}: {len(events)} kejadian, manifes menyebut {one['events']} / events, not as the manifest says")
        elif events and events[-1]["hash"] != one["last"]:
            faults.append(f"{report}: kejadian terakhir lain / ends in another event than the manifest says")
    faults += [f"{report}: tidak ada dalam manifes / is not in the manifest" for report in records if report not in listed]
    return faults


def file_faults(folder, manifest):
    return [
        f"{name}: isinya lain dari manifes / is not as the manifest says"
        for name, digest in manifest["files"].items()
        if sha256(read(folder, name)) != digest
    ]


def differences(said, counted):
    """Each figure in which the two differ, and how."""
    found = {}
    for name in sorted({*said, *counted}):
        one, other = said.get(name), counted.get(name)
        if one is None or other is None:
            found[name] = f"hanya ada {'di berkas' if other is None else 'dalam hitungan ulang'} / is only {'in the kit' if other is None else 'counted anew'}"
            continue
        parts = [
            f"{part} {json.dumps(one.get(part))}, dihitung ulang / counted anew {json.dumps(value)}"
            for part, value in other.items()
            if part != "ids" and one.get(part) != value
        ]
        # What is told apart by unit and the like is said without the reports behind it.
        ids = one.get("ids", other["ids"])
        behind = sorted({*ids} ^ {*other["ids"]})
        if not parts and sorted(ids) != other["ids"]:
            parts = [f"laporan di baliknya lain / other reports behind it: {', '.join(behind[:5]) or 'lain kalinya / as often'}"]
        if parts:
            found[name] = "; ".join(parts)
    return found


class Dates:
    """Counts every date in the events anew that was counted by the rules that the kit holds."""

    def __init__(self):
        self.counted, self.others, self.faults = 0, 0, []

    def of(self, report, event, rules):
        def check(clock, terms, dates):
            if event["policy"] != rules:
                self.others += 1
                return
            self.counted += 1
            if terms["dueAt"] not in (found := dates()):
                shown = ", ".join(map(shown_utc, sorted(found)))
                due = shown_utc(terms["dueAt"])
                self.faults.append(
                    f"{report}: kejadian / event {event['version']}: {clock} {due}, menurut kalender / by the calendar {shown}"
                )

        return check


def shown_utc(moment):
    return datetime.fromtimestamp(moment / 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def reports_of(calendar, records, manifest, dates):
    reports, faults = [], []
    for report, events in sorted(records.items()):
        try:
            known, as_of = [one for one in events if one["recordedAt"] <= manifest["asOf"]], manifest["asOf"]
            if manifest["scope"] == "general":
                known, as_of = known_events(calendar, known, as_of)
            if known and not is_taken_back(known):
                reports.append(Checked(calendar, known, as_of, dates, manifest["policy"]))
        except BROKEN as cause:
            faults.append(f"{report}: catatannya tidak dapat diikuti / its record cannot be followed ({cause!r})")
    return reports, faults


def is_taken_back(events):
    """Archived with the sheet of history that it came with, and not taken up since."""
    moves = [one["event"] for one in events if one["event"]["type"] in BECOMES]
    return moves[-1].get("reason") == "importUndone"


class Checked(Report):
    """A report of which each date is counted anew as its event is taken."""

    def __init__(self, calendar, events, as_of, dates, rules):
        self.dates, self.rules, self.entries = dates, rules, iter(events)
        super().__init__(calendar, events, as_of)

    def take(self, event, at, by_import=False):
        self.on_date = self.dates.of(self.id, next(self.entries), self.rules)
        super().take(event, at, by_import)


MOST_SHOWN = 20


def tell(title, faults):
    if faults:
        print(f"{title}: {len(faults)}")
    for fault in faults[:MOST_SHOWN]:
        print(f"  {fault}")
    if len(faults) > MOST_SHOWN:
        print("  …")


def count(folder):
    manifest = read_json(folder, "manifest.json")
    if manifest.get("kit") != 1 or manifest.get("scope") not in ("full", "general"):
        raise Unreadable("manifest.json: bukan berkas hitung ulang yang dikenal / is of no kit that is known here")
    calendar = Calendar(read_json(folder, "calendar.json"))
    said = figures_said(read_json(folder, "figures.json"))
    records = read_events(folder)
    files, chain, dates = file_faults(folder, manifest), record_faults(manifest, records), Dates()
    reports, unfollowed = reports_of(calendar, records, manifest, dates)
    counted = figures_of(calendar, reports, manifest["period"])
    differing = differences(said, counted)
    tell("Berkas yang berubah / files that were changed", files)
    tell("Catatan yang rusak / records that are broken", chain + unfollowed)
    tell("Batas waktu yang lain / dates that differ", dates.faults)
    tell("Angka yang lain / figures that differ", [f"{name}: {how}" for name, how in differing.items()])
    events = sum(map(len, records.values()))
    print(f"{len(records)} laporan / reports, {events} kejadian / events")
    print(
        f"{dates.counted - len(dates.faults)} batas waktu sama / dates equal, {len(dates.faults)} berbeda / different, "
        f"{dates.others} menurut aturan lain, tidak diperiksa / by other rules, not checked"
    )
    equal = len({*said, *counted}) - len(differing)
    print(f"{equal} angka sama / figures equal, {len(differing)} berbeda / different")
    return 1 if files or chain or unfollowed or dates.faults or differing else 0


def figures_said(told):
    """The figures of the office by their names; those of a cell with the cell before it."""
    office = {figure["name"]: figure for figure in told["figures"]}
    apart = {
        f"{dimension}={cell['key']} {figure['name']}": figure
        for dimension, some in told["cells"].items()
        for cell in some
        for figure in cell["figures"]
    }
    return {**office, **apart}


def main(args):
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stderr.reconfigure(encoding="utf-8")
    if len(args) != 1 or args[0].startswith("-"):
        print(__doc__)
        return 0 if args in (["-h"], ["--help"]) else 2
    try:
        return count(Path(args[0]))
    except Unreadable as cause:
        print(cause, file=sys.stderr)
    except BROKEN as cause:
        print(f"Berkas ini tidak terbaca / this kit cannot be read ({cause!r})", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
