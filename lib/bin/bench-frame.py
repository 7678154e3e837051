"""Reads a table of MySQL or a collection of MongoDB into a frame, as a Python program would.

Arguments: way, table or collection. The ways are the functions below. The address comes in BENCH_URL, the database in BENCH_DATABASE.
Prints the seconds of connecting and reading, the most memory held until then, and sums over the columns that prove the frame.
"""

import importlib
import json
import os
import sys
import time
from urllib.parse import unquote, urlparse

URL = os.environ["BENCH_URL"]
DATABASE = os.environ["BENCH_DATABASE"]


def parts():
    url = urlparse(URL)
    return url.hostname, url.port or 3306, unquote(url.username), unquote(url.password)


def pandas_mysql_connector(table, pure=False):
    import mysql.connector
    import pandas

    host, port, user, password = parts()
    connection = mysql.connector.connect(
        host=host, port=port, user=user, password=password, database=DATABASE, use_pure=pure
    )
    cursor = connection.cursor()
    cursor.execute(f"SELECT * FROM {table}")
    return pandas.DataFrame(cursor.fetchall(), columns=cursor.column_names)


def pandas_mysql_connector_pure(table):
    return pandas_mysql_connector(table, pure=True)


def pandas_sqlalchemy_pymysql(table):
    import pandas
    import sqlalchemy

    host, port, user, password = parts()
    address = sqlalchemy.URL.create("mysql+pymysql", user, password, host, port, DATABASE)
    with sqlalchemy.create_engine(address).connect() as connection:
        return pandas.read_sql_query(sqlalchemy.text(f"SELECT * FROM {table}"), connection)


def connectorx_polars(table):
    import connectorx

    url = urlparse(URL)
    return connectorx.read_sql(
        f"mysql://{url.netloc}/{DATABASE}", f"SELECT * FROM {table}", return_type="polars"
    )


def pymongo_pandas(collection):
    import pandas
    from pymongo import MongoClient

    client = MongoClient(URL)
    return pandas.DataFrame(list(client[DATABASE][collection].find()))


def pymongoarrow(collection):
    import pymongoarrow.api
    from pymongo import MongoClient

    client = MongoClient(URL)
    return pymongoarrow.api.find_arrow_all(client[DATABASE][collection], {})


# mysql.connector comes before pandas: on some machines its C extension finds no room after pandas has been loaded, and it then goes on
# in Python without a word, at a third of the speed. Without the extension, asking for it is an error.
MYSQL_CONNECTOR = ("_mysql_connector", "mysql.connector", "pandas")

WAYS = {
    "pandas-mysql-connector": (pandas_mysql_connector, MYSQL_CONNECTOR),
    "pandas-mysql-connector-pure": (pandas_mysql_connector_pure, MYSQL_CONNECTOR),
    "pandas-sqlalchemy-pymysql": (pandas_sqlalchemy_pymysql, ("pandas", "sqlalchemy", "pymysql")),
    "connectorx-polars": (connectorx_polars, ("polars", "connectorx")),
    "pymongo-pandas": (pymongo_pandas, ("pandas", "pymongo")),
    "pymongoarrow": (pymongoarrow, ("pyarrow", "pymongo", "pymongoarrow.api")),
}

TEXTS = ("problem", "address")
SCALED = {"distance_km": 100}


def milliseconds(value):
    import calendar

    return calendar.timegm(value.timetuple()) * 1000 + value.microsecond // 1000


def sum_of(name, values):
    """A whole number, from whatever the way made of the column."""
    if name in TEXTS:
        return sum(map(len, values))
    if name in SCALED:
        return sum(round(float(str(each)) * SCALED[name]) for each in values)
    if name == "received_at":
        return sum(map(milliseconds, values))
    return sum(map(int, values))


def proof(frame):
    columns = frame.column_names if hasattr(frame, "column_names") else list(frame.columns)
    sums = {"rows": len(frame)}
    for name in columns:
        column = frame[name]
        values = column.to_pylist() if hasattr(column, "to_pylist") else column.to_list()
        there = [each for each in values if each is not None and each == each]
        sums[name] = sum_of(name, there)
        sums[f"{name} null"] = len(values) - len(there)
    return {name: str(value) for name, value in sums.items()}


def high_water_mark():
    """Megabytes; ru_maxrss will not do, because a program that is started begins with its parent's."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return None


def main():
    way, modules = WAYS[sys.argv[1]]
    for module in modules:
        importlib.import_module(module)
    started = time.perf_counter()
    frame = way(sys.argv[2])
    seconds = time.perf_counter() - started
    peak = high_water_mark()
    print(json.dumps({"seconds": seconds, "peakMemoryMb": peak, "proof": proof(frame)}))


main()
