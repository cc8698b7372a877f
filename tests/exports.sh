#!/usr/bin/env bash
# Has the exports read by programs of others: an XML parser and rsvg the SVG, poppler the PDF, python-pptx the slides.
# Needs rsvg-convert, pdftotext, pdffonts and python3 with venv; run from anywhere after `cargo build`.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${CARGO_TARGET_DIR:-target}/debug/throughline
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install 'python-pptx==1.0.2'

# rsvg finds our font as anybody would who has it installed.
cat > "$folder/fonts.conf" <<XML
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$PWD/assets/fonts</dir><cachedir>$folder/cache</cachedir></fontconfig>
XML
export FONTCONFIG_FILE="$folder/fonts.conf"

project=$folder/card.journey.ron
timeout 60 "$program" new --template credit-card -o "$project"
timeout 60 "$program" score "$project" --json > "$folder/score.json"
for view in map curve priorities voices blueprint; do
    timeout 120 "$program" export "$project" -o "$folder/$view.svg" --view $view
    timeout 120 "$program" export "$project" -o "$folder/$view.png" --view $view
    rsvg-convert "$folder/$view.svg" -o "$folder/$view.rsvg.png"
done
timeout 120 "$program" export "$project" -o "$folder/all.pdf"
timeout 120 "$program" export "$project" -o "$folder/wall.pdf" --view map --paper a1 --tiles a4
timeout 120 "$program" export "$project" -o "$folder/all.pptx"
pdftotext -raw "$folder/all.pdf" "$folder/all.txt"
pdffonts "$folder/all.pdf" > "$folder/fonts.txt"
pdftotext -raw "$folder/wall.pdf" "$folder/wall.txt"
"$folder/venv/bin/python" tests/exports.py "$folder"
