"""Loads a tab-separated file into MySQL by mysql.connector's executemany, as a Python program would rows that it has in memory.

Arguments: table, file. The address comes in BENCH_URL. Prints the seconds of connecting and loading, without reading the file.
"""

import json
import os
import sys
import time
from urllib.parse import unquote, urlparse

import mysql.connector

ESCAPES = {"t": "\t", "n": "\n", "\\": "\\"}


def read_field(text):
    if text == "\\N":
        return None
    if "\\" not in text:
        return text
    out, at = [], 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
            out.append(ESCAPES.get(text[at], text[at]))
        else:
            out.append(text[at])
        at += 1
    return "".join(out)


def fields_of(line):
    fields, start, at = [], 0, 0
    while True:
        tab = line.find("\t", at)
        if tab < 0:
            fields.append(line[start:])
            return fields
        slashes = 0
        while tab - 1 - slashes >= start and line[tab - 1 - slashes] == "\\":
            slashes += 1
        if slashes % 2 == 0:
            fields.append(line[start:tab])
            start = tab + 1
        at = tab + 1


def lines_of(text):
    line = ""
    for piece in text.split("\n")[:-1]:
        line += piece
        slashes = len(line) - len(line.rstrip("\\"))
        if slashes % 2 == 1:
            line += "\n"
            continue
        yield line
        line = ""


def main():
    table, file = sys.argv[1:3]
    with open(file, encoding="utf-8", newline="") as source:
        rows = [tuple(read_field(field) for field in fields_of(line)) for line in lines_of(source.read())]
    url = urlparse(os.environ["BENCH_URL"])
    started = time.perf_counter()
    connection = mysql.connector.connect(
        host=url.hostname,
        port=url.port or 3306,
        user=unquote(url.username),
        password=unquote(url.password),
        database=url.path[1:],
    )
    cursor = connection.cursor()
    marks = ", ".join(["%s"] * len(rows[0]))
    for start in range(0, len(rows), 1000):
        cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows[start : start + 1000])
    connection.commit()
    seconds = time.perf_counter() - started
    cursor.execute(f"SELECT COUNT(*) FROM {table}")
    loaded = cursor.fetchone()[0]
    if loaded != len(rows):
        sys.exit(f"{loaded} of {len(rows)} rows were loaded")
    print(json.dumps({"seconds": seconds}))


main()
