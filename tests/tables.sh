#!/usr/bin/env bash
# Looks at exported tables and texts with programs of others: openpyxl reads the spreadsheet, a browser's parser the page,
# Mermaid's own parser the diagram. What is not installed is said and left out.
# Use: tests/tables.sh BINARY
set -euo pipefail
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" new --template credit-card -o "$folder/card.journey.ron"
for ending in xlsx csv md html mmd; do
    "$program" export "$folder/card.journey.ron" -o "$folder/card.$ending"
    "$program" export "$folder/card.journey.ron" -o "$folder/again.$ending"
    cmp "$folder/card.$ending" "$folder/again.$ending"
done
"$program" import "$folder/card.csv" "$folder/card.mmd" "$folder/card.xlsx" -o "$folder/back.journey.ron" > "$folder/told"
"$program" check "$folder/back.journey.ron" > /dev/null
if python3 -c 'import openpyxl' 2> /dev/null; then
    python3 - "$folder/card.xlsx" <<'PYTHON'
import sys
import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
assert book.sheetnames == ["touchpoints", "voices", "priorities", "figures"], book.sheetnames
for sheet in book:
    assert sheet.freeze_panes == "A2", sheet.freeze_panes
    assert sheet.auto_filter.ref, sheet.title
    assert all(cell.data_type != "f" for row in sheet for cell in row)
sheet = book["touchpoints"]
heads = [cell.value for cell in sheet[1]]
for row in sheet.iter_rows(min_row=2):
    for head in ("emotion", "hygiene", "felt", "lift"):
        cell = row[heads.index(head)]
        assert cell.value is None or cell.data_type == "n", (head, cell.value)
print("openpyxl reads the spreadsheet")
PYTHON
else
    echo "no openpyxl: the spreadsheet was not looked at"
fi
if python3 -c 'import html5lib' 2> /dev/null; then
    python3 - "$folder/card.html" <<'PYTHON'
import sys
import html5lib

parser = html5lib.HTMLParser(strict=True)
parser.parse(open(sys.argv[1], encoding="utf-8").read())
print("html5lib finds no error in the page")
PYTHON
else
    echo "no html5lib: the page was not looked at"
fi
if [ -d "${MERMAID:-/nowhere}" ]; then
    (cd "$MERMAID" && cat > tables-check.mjs) <<'JAVASCRIPT'
import { JSDOM } from "jsdom";
import fs from "fs";
const page = new JSDOM("");
globalThis.window = page.window;
globalThis.document = page.window.document;
const mermaid = (await import("mermaid")).default;
await mermaid.parse(fs.readFileSync(process.argv[2], "utf8"));
console.log("Mermaid reads the diagram");
JAVASCRIPT
    (cd "$MERMAID" && node tables-check.mjs "$folder/card.mmd")
else
    echo "no Mermaid (MERMAID=folder with mermaid and jsdom): the diagram was not read by it"
fi
