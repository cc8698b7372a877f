#!/usr/bin/env bash
# Installs what reads our exports back and is nobody's of ours: python-pptx, openpyxl, html5lib and Mermaid's own parser.
# They stay in the build folder for the next time. Needs python3 with venv, node and npm; run from anywhere.
set -euo pipefail
cd "$(dirname "$0")/.."
readers=${CARGO_TARGET_DIR:-target}/readers
wanted="python-pptx==1.0.2 openpyxl==3.1.5 html5lib==1.1 mermaid@12.3.0 jsdom@29.1.1"
if [ "$(cat "$readers/installed" 2> /dev/null)" = "$wanted" ]; then exit 0; fi
rm -rf "$readers"
mkdir -p "$readers"
read -ra all <<< "$wanted"
python3 -m venv "$readers/venv"
"$readers/venv/bin/pip" -q install "${all[@]:0:3}"
npm install --prefix "$readers" --no-audit --no-fund --no-save --loglevel=error "${all[@]:3}" > /dev/null
echo "$wanted" > "$readers/installed"
