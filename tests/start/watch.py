"""Starts a program again and again, and prints what it takes until something of it is seen on the display: the best and
the middle of some runs, on the clock and of the processor, and the memory that it holds two seconds later.
Usage: python3 tests/start/watch.py NAME RUNS PROGRAM [ARGUMENT…]"""

import ctypes
import os
import signal
import statistics
import subprocess
import sys
import time

x11 = ctypes.CDLL("libX11.so.6")
for call, result in [("XOpenDisplay", ctypes.c_void_p), ("XGetImage", ctypes.c_void_p), ("XGetPixel", ctypes.c_ulong)]:
    getattr(x11, call).restype = result
display = ctypes.c_void_p(x11.XOpenDisplay(None))
root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
ALL_PLANES, Z_PIXMAP = ctypes.c_ulong(0xFFFFFF), 2


def colours():
    """The colours at nine places of the display, by which a picture is known from an empty window."""
    seen = []
    for x in (300, 700, 1100):
        for y in (200, 450, 700):
            image = ctypes.c_void_p(x11.XGetImage(display, root, x, y, 1, 1, ALL_PLANES, Z_PIXMAP))
            seen.append(x11.XGetPixel(image, 0, 0) & 0xFFFFFF)
            x11.XDestroyImage(image)
    return seen


def processor(pid):
    """Seconds of processor time of the process, threads that have ended included, to a hundredth."""
    with open(f"/proc/{pid}/stat") as said:
        fields = said.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid):
    """Megabytes of memory."""
    with open(f"/proc/{pid}/status") as said:
        line = next(line for line in said if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def run(program):
    empty = colours()
    begin = time.monotonic()
    process = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while sum(now != was for now, was in zip(colours(), empty)) < 9:
            if process.poll() is not None or time.monotonic() > begin + 30:
                sys.exit(f"{program[0]} shows nothing")
            time.sleep(0.002)
        shown = time.monotonic() - begin
        taken = processor(process.pid)
        time.sleep(2)
        return shown * 1e3, taken * 1e3, resident(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        while colours() != empty:
            time.sleep(0.05)


name, runs, program = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
figures = [run(program) for _ in range(runs)]
clock, taken, memory = (sorted(column) for column in zip(*figures))
print(
    f"{name:32} {clock[0]:6.0f} {statistics.median(clock):6.0f}   "
    f"{taken[0]:6.0f} {statistics.median(taken):6.0f}   {statistics.median(memory):6.0f}",
    flush=True,
)
