"""Loads a tab-separated file into MySQL by mysql.connector's executemany, as a Python program would rows that it has in memory.

The rows are what such a program holds: int, float, Decimal, datetime, date and str, as the table's columns say.
Arguments: table, file, rows at a time, and "pure" for the driver without its C extension. The address comes in BENCH_URL. Prints the seconds of connecting and loading, without
reading the file.
"""

import json
import os
import sys
import time
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import unquote, urlparse

import mysql.connector

ESCAPES = {"t": "\t", "n": "\n", "\\": "\\"}
MAKE = {
    "tinyint": int,
    "int": int,
    "bigint": int,
    "double": float,
    "decimal": Decimal,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
}


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


def connect(pure):
    url = urlparse(os.environ["BENCH_URL"])
    return mysql.connector.connect(
        host=url.hostname,
        port=url.port or 3306,
        user=unquote(url.username),
        password=unquote(url.password),
        database=url.path[1:],
        use_pure=pure,
    )


def makers_of(table):
    connection = connect(pure=True)
    cursor = connection.cursor()
    cursor.execute(
        "SELECT data_type FROM information_schema.columns"
        " WHERE table_schema = DATABASE() AND table_name = %s ORDER BY ordinal_position",
        (table,),
    )
    types = [str(each, "ascii") if isinstance(each, bytes) else each for (each,) in cursor.fetchall()]
    connection.close()
    return [MAKE.get(each, str) for each in types]


def rows_of(file, makers):
    with open(file, encoding="utf-8", newline="") as source:
        text = source.read()
    for line in lines_of(text):
        fields = map(read_field, fields_of(line))
        yield tuple(None if field is None else make(field) for make, field in zip(makers, fields))


def main():
    table, file, at_a_time, pure = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:] == ["pure"]
    rows = list(rows_of(file, makers_of(table)))
    started = time.perf_counter()
    connection = connect(pure)
    cursor = connection.cursor()
    marks = ", ".join(["%s"] * len(rows[0]))
    for start in range(0, len(rows), at_a_time):
        cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows[start : start + at_a_time])
    connection.commit()
    seconds = time.perf_counter() - started
    cursor.execute(f"SELECT COUNT(*) FROM {table}")
    loaded = cursor.fetchone()[0]
    if loaded != len(rows):
        sys.exit(f"{loaded} of {len(rows)} rows were loaded")
    print(json.dumps({"seconds": seconds}))


main()
