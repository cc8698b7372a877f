"""Looks through the exports in a folder with programs of others; what is not as it should be ends it with a sentence."""

import json
import pathlib
import re
import sys
import xml.dom.minidom

from PIL import Image, ImageChops, ImageFilter
from pptx import Presentation
from pptx.util import Emu

VIEWS = ["map", "curve", "priorities", "voices", "blueprint"]
folder = pathlib.Path(sys.argv[1])


def names():
    """What the touchpoints are called."""
    text = (folder / "card.journey.ron").read_text()
    score = json.loads((folder / "score.json").read_text())
    found = []
    for journey in score["journeys"]:
        for touchpoint in journey["touchpoint"]:
            place = text.index(f'"{touchpoint["id"]}": (')
            found.append(re.search(r'name: "([^"]+)"', text[place:]).group(1))
    assert len(found) > 8, found
    return found


def pictures():
    """Our PNG beside what rsvg draws of our SVG, both a little blurred."""
    for view in VIEWS:
        source = (folder / f"{view}.svg").read_bytes()
        xml.dom.minidom.parseString(source)
        assert b"<script" not in source and b"href" not in source, view
        ours = Image.open(folder / f"{view}.png").convert("RGB")
        theirs = Image.open(folder / f"{view}.rsvg.png").convert("RGB")
        assert ours.size == theirs.size, (view, ours.size, theirs.size)
        blurred = [picture.filter(ImageFilter.GaussianBlur(1)) for picture in (ours, theirs)]
        apart = ImageChops.difference(*blurred).split()
        far = sum(
            1 for pixel in zip(*(band.getdata() for band in apart)) if max(pixel) > 0.15 * 255
        )
        share = 100 * far / (ours.width * ours.height)
        print(f"{view}: {share:.2f} % of the pixels differ")
        assert share < 2, view


def pages():
    """The PDF has every name as text, and its fonts in it."""
    text = " ".join((folder / "all.txt").read_text().split())
    for name in names():
        assert name in text, f"{name} is not in the PDF"
    fonts = (folder / "fonts.txt").read_text().splitlines()[2:]
    assert fonts and all(line.split()[-5] == "yes" for line in fonts), fonts
    assert "row 2, column 1" in (folder / "wall.txt").read_text()


def slides():
    """The slides have shapes, glued connectors, tables and notes, and nothing beside the slide."""
    deck = Presentation(folder / "all.pptx")
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    written = {shape.text_frame.paragraphs[0].text for shape in shapes if shape.has_text_frame}
    for name in names():
        assert name in written, f"{name} is not on a slide"
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


pictures()
pages()
slides()
