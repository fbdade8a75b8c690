"""Reads one JSON value a line from standard input, and writes one JSON answer a line.

Run by the system's Python, which has the bindings of GNOME's libraries.
"""

import json
import sys


def answer(question):
    for line in sys.stdin:
        try:
            reply = {"answer": question(json.loads(line))}
        except Exception as error:
            reply = {"error": repr(error)}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()
