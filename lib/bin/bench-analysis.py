"""Answers one question about a hospital's year, as a Python program would: connect, read, compute with pandas, print.

Argument: the question. The address comes in BENCH_URL, the database in BENCH_DATABASE. Prints the answer as one line of JSON, of whole
numbers and text only. The programs in lib/src/hospital/bench/analyses answer the same.
"""

import os
import sys
import warnings
from urllib.parse import unquote, urlparse

if sys.argv[1] == "treatments":
    from pymongo import MongoClient
else:
    import _mysql_connector  # noqa: F401  before pandas, after which some machines have no room for it: see bench-frame.py
    import mysql.connector
import pandas as pd


def connect():
    url = urlparse(os.environ["BENCH_URL"])
    return mysql.connector.connect(
        host=url.hostname,
        port=url.port or 3306,
        user=unquote(url.username),
        password=unquote(url.password),
        database=url.path[1:],
    )


def milliseconds(difference):
    return difference // pd.Timedelta(milliseconds=1)


def response_times():
    connection = connect()
    calls = pd.read_sql("SELECT call_id, priority FROM emergency_call", connection)
    dispatches = pd.read_sql(
        "SELECT dispatch_id, call_id, notified_at, on_scene_at FROM dispatch WHERE on_scene_at IS NOT NULL", connection
    )
    connection.close()
    first = dispatches.sort_values(["call_id", "on_scene_at", "dispatch_id"]).drop_duplicates("call_id")
    ranked = first.merge(calls, on="call_id")
    ranked["ms"] = milliseconds(ranked["on_scene_at"] - ranked["notified_at"])
    ranked = ranked.sort_values(["priority", "ms"])
    groups = ranked.groupby("priority")
    ranked["calls"] = groups["ms"].transform("size")
    ranked["place"] = groups.cumcount() + 1

    def at_place(share, name):
        there = ranked[ranked["place"] == -(-ranked["calls"] * share // 100)]
        return there.set_index("priority")["ms"].rename(name)

    answer = groups.size().rename("calls").to_frame()
    return answer.join(at_place(50, "median_ms")).join(at_place(90, "p90_ms")).reset_index()


def occupancy():
    connection = connect()
    visits = pd.read_sql("SELECT registered_at, departed_at FROM visit", connection)
    connection.close()
    events = pd.concat(
        [
            pd.DataFrame({"at": visits["registered_at"], "step": 1}),
            pd.DataFrame({"at": visits["departed_at"].dropna(), "step": -1}),
        ]
    ).sort_values("at")
    events["present"] = events["step"].cumsum()
    hours = pd.DataFrame({"at": pd.date_range("2025-01-01", "2025-12-31 23:00", freq="h", unit="us")})
    events["at"] = events["at"].astype(hours["at"].dtype)
    at_hours = pd.merge_asof(hours, events[["at", "present"]], on="at", direction="backward")
    at_hours["hour"] = at_hours["at"].dt.hour
    at_hours["present"] = at_hours["present"].fillna(0).astype("int64")
    return at_hours.groupby("hour")["present"].agg(present="sum", days="count").reset_index()


def treatments():
    client = MongoClient(os.environ["BENCH_URL"])
    projection = {"_id": 0, "kind": 1, "physician.specialty": 1, "started_at": 1, "ended_at": 1, "outcome": 1}
    given = pd.DataFrame(list(client[os.environ["BENCH_DATABASE"]]["treatments"].find({}, projection)))
    client.close()
    given["specialty"] = given["physician"].str.get("specialty")
    given["ms"] = milliseconds(given["ended_at"] - given["started_at"])
    given["improved"] = given["outcome"] == "improved"
    groups = given.groupby(["specialty", "kind"])
    answer = groups.agg(treatments=("ms", "count"), improved=("improved", "sum"), total_ms=("ms", "sum"))
    return answer.reset_index()


# pandas would rather have SQLAlchemy; the driver alone is faster.
warnings.filterwarnings("ignore", message="pandas only supports SQLAlchemy")
ANALYSES = {"response-times": response_times, "occupancy": occupancy, "treatments": treatments}
print(ANALYSES[sys.argv[1]]().to_json(orient="records"))
