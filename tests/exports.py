"""Looks through exports with programs of others; what is not as it should be ends it with a sentence.

    exports.py bad FILE       writes a project whose names are as bad as names can be
    exports.py check FOLDER   looks through what tests/exports.sh has put there
"""

import csv
import json
import pathlib
import re
import sys
import xml.dom.minidom
import zipfile

import html5lib
import openpyxl
from PIL import Image, ImageChops, ImageFilter
from pptx import Presentation
from pptx.util import Emu

VIEWS = ["map", "curve", "priorities", "voices", "blueprint"]
# What Mermaid's score 1 … 5 is written for an emotion of −3 … +3.
SCORES = {-3: 1, -2: 2, -1: 2, 0: 3, 1: 4, 2: 4, 3: 5}
BAD = [
    "=1+1", "+44 20 7946 0000", "-1", "@SUM(A1)", "\uff1dHYPERLINK(1)", "'=quoted", 'say "hi"', "it's", "a;b,c\td",
    "<script>alert(1)</script>", "<b onclick='x'>", "a & b &amp; c", "]]>", "<!--", "-->", "\\frac{1}{2}",
    "\u202egnihton\u202c right", "\u05e9\u05dc\u05d5\u05dd 12", "\u200f\u0645\u0631\u062d\u0628\u0627",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 family", "ภาษาไทย", "漢字かな", "Ünïcödé \u0301\u0301\u0301",
    "title x", "section y", "journey z", "accDescr q", "%% comment", "a: b; c # d", "#35;", "{b}", "---",
    "javascript:alert(1)", "http://example.invalid/x", "${HOME}", "{{x}}", "`code`", "| a | b |", "# head", "* item",
    "x" * 20_000,
]  # fmt: skip
RUN = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def ron(text):
    """A text as the project file writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def bad(path):
    """A project in which everything has one of the bad names."""
    path = pathlib.Path(path)
    steps, voices = [], []
    for at, name in enumerate(BAD):
        emotion = at % 7 - 3
        steps.append(
            f'"s{at:03}": (name: {ron(name)}, stage: "st{at // 9}", channel: "c{at % 3}", owner: "o", x: {at}.0, '
            f"emotion: {emotion}, hygiene: {at % 6}, actors: [{ron(name[:50])}], note: {ron(name)}),"
        )
        voices.append(f'"v{at:03}": (quote: {ron(name)}, who: {ron(name[:60])}, journey: "j", step: "s{at:03}"),')
    stages = [f'(id: "st{at}", name: {ron(BAD[at])}),' for at in range(5)]
    channels = [f'"c{at}": (name: {ron(BAD[at + 9])}, order: {at}.0),' for at in range(3)]
    links = [f'"l{at:03}": (from: "s{at:03}", to: "s{at + 1:03}", label: {ron(BAD[at][:40])}),' for at in range(40)]
    path.write_text(
        "#![enable(implicit_some)]\nProject(format: 1, title: "
        + ron("]]> <b> & =1")
        + f', channels: {{{"".join(channels)}}}, owners: {{"o": (name: {ron("@home")})}}, journeys: {{"j": (name: '
        + ron('<i>"journey"</i>: #1')
        + f', stages: [{"".join(stages)}], steps: {{{"".join(steps)}}}, links: {{{"".join(links)}}})}}, '
        + f'voices: {{{"".join(voices)}}})\n',
        encoding="utf-8",
    )


def told(folder):
    """The touchpoints of every journey in reading order: their names and emotions."""
    text = (folder / "project.journey.ron").read_text(encoding="utf-8")
    score = json.loads((folder / "score.json").read_text())
    journeys = []
    start = text.index("journeys: {")
    for journey in score["journeys"]:
        steps = []
        begin = text.index(f'"{journey["id"]}": (', start)
        for touchpoint in journey["touchpoint"]:
            place = text.index(f'"{touchpoint["id"]}": (', begin)
            quoted = re.search(r'name: "((?:[^"\\]|\\.)*)"', text[place:]).group(1)
            name = quoted.replace('\\"', '"').replace("\\t", "\t").replace("\\\\", "\\")
            steps.append((name, touchpoint["emotion"]))
        assert steps, journey
        journeys.append(steps)
    return journeys


def names(folder):
    return [name for steps in told(folder) for name, _ in steps]


def pictures(folder):
    """Our PNG beside what rsvg draws of our SVG, both a little blurred."""
    for view in VIEWS:
        drawing(folder / f"{view}.svg")
        ours = Image.open(folder / f"{view}.png").convert("RGB")
        theirs = Image.open(folder / f"{view}.rsvg.png").convert("RGB")
        assert ours.size == theirs.size, (view, ours.size, theirs.size)
        blurred = [picture.filter(ImageFilter.GaussianBlur(1)) for picture in (ours, theirs)]
        red, green, blue = ImageChops.difference(*blurred).split()
        most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        far = sum(most.histogram()[int(0.15 * 255) + 1 :])
        share = 100 * far / (ours.width * ours.height)
        print(f"{view}: {share:.2f} % of the pixels differ")
        assert share < 2, view


def drawing(path):
    """An XML parser reads the SVG, and nothing in it runs or fetches."""
    source = path.read_bytes()
    page = xml.dom.minidom.parseString(source)
    kinds = {node.tagName for node in page.getElementsByTagName("*")}
    assert not kinds & {"script", "foreignObject", "image", "a", "use"}, kinds
    for node in page.getElementsByTagName("*"):
        held = [name for name in node.attributes.keys() if name.startswith("on") or "href" in name]
        assert not held, (path, held)


def pages(folder):
    """The PDF has every name as text, and its fonts in it."""
    text = " ".join((folder / "all.txt").read_text().split())
    for name in names(folder):
        if name.isascii() and len(name) < 60 and "\t" not in name:
            assert name in text, f"{name} is not in the PDF"
    fonts = (folder / "fonts.txt").read_text().splitlines()[2:]
    assert fonts and all(line.split()[-5] == "yes" for line in fonts), fonts


def slides(folder):
    """The slides have shapes, glued connectors, tables and notes, nothing beside the slide and nothing from elsewhere."""
    deck = Presentation(folder / "all.pptx")
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    glued = [shape for shape in shapes if shape._element.findall(".//{*}stCxn")]
    tables = [shape for shape in shapes if shape.has_table]
    notes = [slide for slide in deck.slides if slide.has_notes_slide]
    print(f"{len(deck.slides)} slides, {len(glued)} glued links, {len(tables)} tables, {len(notes)} with notes")
    assert len(glued) > 8 and len(tables) >= 2 and len(notes) > 4
    ids = [[shape.shape_id for shape in slide.shapes] for slide in deck.slides]
    assert all(len(set(some)) == len(some) for some in ids), "two shapes have one id"
    for slide in deck.slides:
        assert slide.shapes.title is not None and slide.shapes.title.text, "a slide without a title"
        for shape in slide.shapes:
            assert shape.left >= -Emu(40_000) and shape.top >= -Emu(40_000), shape.name
    with zipfile.ZipFile(folder / "all.pptx") as parts:
        for part in parts.namelist():
            assert not part.endswith(".rels") or b"External" not in parts.read(part), part
    return {shape.text_frame.paragraphs[0].text for shape in shapes if shape.has_text_frame}


def guarded(name):
    """How a name may stand in a cell: an apostrophe before what a spreadsheet would run, or isolated where it has marks
    that would turn the direction of the cells around it."""
    return {name, "'" + name, "\u2068" + name + "\u2069", "\u2068'" + name + "\u2069"}


def sheets(folder):
    """openpyxl finds the sheets, numbers as numbers, nothing that is computed, and every name."""
    book = openpyxl.load_workbook(folder / "all.xlsx")
    assert book.sheetnames == ["touchpoints", "voices", "priorities", "figures"], book.sheetnames
    for sheet in book:
        assert sheet.freeze_panes == "A2", sheet.freeze_panes
        assert sheet.auto_filter.ref, sheet.title
        for row in sheet:
            for cell in row:
                assert cell.data_type != "f" and cell.hyperlink is None, cell
                assert not (cell.data_type == "s" and cell.value.startswith(RUN)), cell.value
    sheet = book["touchpoints"]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for head in ("emotion", "hygiene", "felt", "lift"):
            cell = row[heads.index(head)]
            assert cell.value is None or cell.data_type == "n", (head, cell.value)
    rows = sheet.iter_rows(min_row=2, values_only=True)
    written = {str(row[heads.index("name")]) for row in rows}
    for name in names(folder):
        assert written & guarded(name), f"{name[:60]} is not in the spreadsheet"


def table(folder):
    """Python's own reader of CSV finds every name, and no cell that a spreadsheet would run."""
    csv.field_size_limit(1 << 20)
    for file in ("all.csv", "voices.csv"):
        with open(folder / file, encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert rows, file
        for row in rows:
            for head, cell in row.items():
                is_number = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) and head not in ("name", "note", "quote", "who")
                assert is_number or not cell.startswith(RUN), (head, cell[:60])
        if file == "all.csv":
            written = {row["name"] for row in rows}
            for name in names(folder):
                assert written & guarded(name), f"{name[:60]} is not in the table"


def page(folder):
    """A browser's parser finds no error in the page, every name as text, and nothing that runs or fetches."""
    text = (folder / "all.html").read_text(encoding="utf-8")
    read = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    kinds = {node.tag for node in read.iter() if isinstance(node.tag, str)}
    assert not kinds & {"script", "iframe", "object", "embed", "link", "base", "form", "foreignObject"}, kinds
    for node in read.iter():
        for key, value in node.attrib.items():
            key = key if isinstance(key, str) else str(key)
            assert not key.startswith("on"), (node.tag, key)
            if key.endswith(("href", "src", "action")):
                assert value.startswith(("#", "data:image/")), (node.tag, key, value)
    said = " ".join("".join(read.itertext()).split())
    for name in names(folder):
        # What would turn the direction of the text around it is left out.
        shown = re.sub("[\u202a-\u202e\u2066-\u2069]", "", " ".join(name.split()))
        assert shown in said, f"{name[:60]} is not on the page"
    assert read.find(".//title") is not None and read.attrib.get("lang"), "a page needs a title and a language"


def diagrams(folder):
    """Mermaid's own parser reads the names, scores and order that the project has, in the diagram and in the report."""
    alone, report = json.loads((folder / "mermaid.json").read_text())
    wanted = told(folder)
    assert len(alone) == 1 and len(report) == len(wanted), (len(alone), len(report))
    for found, steps in [(alone[0], wanted[0]), *zip(report, wanted)]:
        read = [(task["task"], task["score"]) for task in found["tasks"]]
        expected = [(name.strip(), 3 if emotion is None else SCORES[round(emotion)]) for name, emotion in steps]
        assert read == expected, [pair for pair in zip(read, expected) if pair[0] != pair[1]][:3]


def check(folder):
    card, worst = folder / "card", folder / "bad"
    pictures(card)
    assert "row 2, column 1" in (card / "wall.txt").read_text(), "the wall is not in sheets"
    written = slides(card)
    for name in names(card):
        assert name in written, f"{name} is not on a slide"
    drawing(worst / "map.svg")
    slides(worst)
    for one in (card, worst):
        for look in (pages, sheets, table, page, diagrams):
            look(one)
            print(f"{one.name}: {look.__doc__.split('.')[0].splitlines()[0]}")


if sys.argv[1] == "bad":
    bad(sys.argv[2])
else:
    check(pathlib.Path(sys.argv[2]))
