"""Loads unit status events into MongoDB by pymongo's insert_many, as a Python program would documents that it has in memory.

Arguments: collection, tab-separated file. The address comes in BENCH_URL, the database in BENCH_DATABASE. Prints the seconds of
connecting and loading, without reading the file and making the documents.
"""

import json
import os
import sys
import time
from datetime import datetime

from pymongo import MongoClient


def document(line):
    event_id, changed_at, ambulance_id, status, dispatch_id, _ = line.split("\t")
    made = {
        "unit": {"ambulance_id": int(ambulance_id), "call_sign": f"A-{ambulance_id}"},
        "at": datetime.fromisoformat(changed_at),
        "status": status,
    }
    if dispatch_id != "\\N":
        made["dispatch_id"] = int(dispatch_id)
    made["event_id"] = int(event_id)
    return made


def main():
    collection, file = sys.argv[1:3]
    with open(file, encoding="utf-8") as source:
        documents = [document(line.rstrip("\n")) for line in source]
    started = time.perf_counter()
    client = MongoClient(os.environ["BENCH_URL"])
    client[os.environ["BENCH_DATABASE"]][collection].insert_many(documents)
    seconds = time.perf_counter() - started
    print(json.dumps({"seconds": seconds}))


main()
