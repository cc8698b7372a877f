#!/usr/bin/env python3
"""journals.py - wrap every file of a hostile corpus into a recovery journal that is whole.

  journals.py VALID.ron CORPUSDIR OUTDIR

CORPUSDIR is what ron_hostile.py made of VALID.ron. Length and checksum of each entry are right, so that what is inside
is read: an_*.ron holds the file as the whole project, with the verdict that the file itself deserves; ch_*.ron holds
VALID.ron and then the file as what has changed since, and may be accepted or not. torn_*.ron are journals cut and
flipped at many places: never a crash.
"""
import csv, os, random, sys, zlib
valid, corpus, out = sys.argv[1:4]
os.makedirs(out, exist_ok=True)
HEAD = '(path:None,base:None,title:"Card",session:"1-1",app:"0",edit:7,at:(1790000000000))'
STEP = "(edit:8,at:(1790000000001))"
def entry(kind, head, body):
    payload = b"// " + head.encode() + b"\n" + body
    return b"// throughline-journal 1 %s %d %08x\n" % (kind.encode(), len(payload), zlib.crc32(payload)) + payload
whole = entry("whole", HEAD, open(valid, "rb").read())
rows = []
def put(name, expect, group, data):
    open(os.path.join(out, name), "wb").write(data)
    rows.append((name, expect, group, ""))
for r in csv.DictReader(open(os.path.join(corpus, "manifest.tsv"), encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
    data = open(os.path.join(corpus, r["file"]), "rb").read()
    put("an_" + r["file"], r["expect"], "whole", entry("whole", HEAD, data))
    if len(data) < 10_000_000: put("ch_" + r["file"], "any", "changes", whole + entry("changes", STEP, data))
R = random.Random(5)
two = whole + entry("changes", STEP, b"(format: 1)")
for n in range(60): put("torn_cut_%02d.ron" % n, "any", "torn", two[: R.randrange(len(two))])
for n in range(60):
    bad = bytearray(two)
    for _ in range(1 + n % 4): bad[R.randrange(len(bad))] ^= 1 << R.randrange(8)
    put("torn_flip_%02d.ron" % n, "any", "torn", bytes(bad))
for n, length in enumerate(["0", "-1", "18446744073709551615", "99999999999999999999", "4294967296", "1e9", "", "٣"]):
    put("torn_length_%d.ron" % n, "any", "torn", ("// throughline-journal 1 whole %s 00000000\n" % length).encode() + two)
put("torn_slashes.ron", "any", "torn", b"/" * 20_000_000)
put("torn_beginnings.ron", "any", "torn", b"// throughline-journal 1 " * 800_000)
with open(os.path.join(out, "manifest.tsv"), "w", encoding="utf-8") as f:
    f.write("file\texpect\tgroup\tnote\n")
    for row in rows: f.write("\t".join(row) + "\n")
print("%d journals" % len(rows))
