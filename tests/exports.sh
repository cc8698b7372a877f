#!/usr/bin/env bash
# Has every export read by programs of others: an XML parser and rsvg the SVG, poppler the PDF, python-pptx the slides,
# openpyxl the spreadsheet, html5lib the page, Mermaid's own parser the diagram. Then the same for a project whose names
# are as bad as names can be, for one without anything, and for places where nothing can be written.
# Needs what tests/readers.sh installs, rsvg-convert, pdftotext and pdffonts; run from anywhere after `cargo build`.
set -euo pipefail
cd "$(dirname "$0")/.."
bash tests/readers.sh
target=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)
program=$target/debug/throughline
python=$target/readers/venv/bin/python
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# rsvg finds our font as anybody would who has it installed.
cat > "$folder/fonts.conf" <<XML
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$PWD/assets/fonts</dir><cachedir>$folder/cache</cachedir></fontconfig>
XML

export_to() {
    timeout 120 "$program" export "$1" -o "$2" "${@:3}"
}

# Everything that can be made of a project, into a folder of its own; PDFs as the text that poppler finds in them.
everything() {
    local project=$1 into=$2 ending
    mkdir -p "$into"
    cp "$project" "$into/project.journey.ron"
    timeout 60 "$program" score "$project" --json > "$into/score.json"
    for ending in pptx pdf xlsx csv md html mmd; do export_to "$project" "$into/all.$ending"; done
    export_to "$project" "$into/voices.csv" --view voices
    export_to "$project" "$into/wall.pdf" --view map --paper a1 --tiles a4
    for name in all wall; do pdftotext -raw "$into/$name.pdf" "$into/$name.txt"; done
    pdffonts "$into/all.pdf" > "$into/fonts.txt"
    timeout 60 "$program" import "$into/all.csv" -o "$into/back-csv.journey.ron" --skip-invalid > /dev/null 2>> "$into/told"
    timeout 60 "$program" import "$into/all.mmd" -o "$into/back-mmd.journey.ron" --skip-invalid > /dev/null 2>> "$into/told"
    (cd "$target/readers" && node "$OLDPWD/tests/exports.mjs" "$into/all.mmd" "$into/all.md") > "$into/mermaid.json"
}

card=$folder/card.journey.ron
timeout 60 "$program" new --template credit-card -o "$card"
everything "$card" "$folder/card"
for view in map curve priorities voices blueprint; do
    export_to "$card" "$folder/card/$view.svg" --view $view
    export_to "$card" "$folder/card/$view.png" --view $view
    FONTCONFIG_FILE="$folder/fonts.conf" rsvg-convert "$folder/card/$view.svg" -o "$folder/card/$view.rsvg.png"
done
# The same project gives the same bytes.
for ending in pptx pdf xlsx csv md html mmd; do
    export_to "$card" "$folder/again.$ending"
    cmp "$folder/card/all.$ending" "$folder/again.$ending"
done

"$python" tests/exports.py bad "$folder/bad.journey.ron"
everything "$folder/bad.journey.ron" "$folder/bad"
export_to "$folder/bad.journey.ron" "$folder/bad/map.svg"

"$python" tests/exports.py check "$folder"

# What can't be written is said in one sentence, ends with 2, and leaves nothing behind and nothing damaged.
refused() {
    local why=$1 code=0
    shift
    timeout 60 "$program" export "$@" > "$folder/out" 2> "$folder/said" || code=$?
    if [ "$code" != 2 ] || [ "$(wc -l < "$folder/said")" != 1 ] || [ -s "$folder/out" ]; then
        echo "$why: ended with $code and said: $(cat "$folder/said")"
        exit 1
    fi
}
timeout 60 "$program" new --template blank -o "$folder/blank.journey.ron"
mkdir "$folder/places" "$folder/places/folder.pdf"
echo precious > "$folder/places/there.svg"
for ending in svg png pdf pptx xlsx csv md html mmd; do
    refused "a folder as the target" "$card" -o "$folder/places/folder.pdf"
    refused "a folder that is not there" "$card" -o "$folder/places/missing/x.$ending"
    refused "a device that is full" "$card" -o /dev/full --to $ending
done
refused "a journey that is not there" "$card" -o "$folder/places/there.svg" --journey nobody
refused "an ending that nobody knows" "$card" -o "$folder/places/there.docx"
refused "a picture that is too large" "$card" -o "$folder/places/huge.png" --scale 400
[ "$(cat "$folder/places/there.svg")" = precious ]
[ "$(ls -A "$folder/places")" = "$(printf 'folder.pdf\nthere.svg')" ]
# A small project is exported, whatever there is of it.
for ending in svg png pdf pptx xlsx csv md html mmd; do export_to "$folder/blank.journey.ron" "$folder/blank.$ending"; done
echo "every export is read by programs of others"
