import type { ColumnTable } from "../../stores/columns.js";

const PROBLEMS = [
  "Cardiac or respiratory arrest",
  "Chest pain",
  "Fall",
  "Traffic incident",
  "Breathing problem",
  "Unconscious or fainting",
  "Überdosis, poisoning",
];
const STREETS = ["Market Street", "Mission Street", "Ocean Avenue", "Geary Boulevard", "Third Street"];
const START = Date.UTC(2015, 0, 1);

/** DDL of the table that {@link callRows} fills. */
export const CALL_TABLE = `CREATE TABLE bench_call (
  call_id BIGINT NOT NULL PRIMARY KEY, ambulance_id INT NOT NULL, priority TINYINT NOT NULL,
  received_at DATETIME(3) NOT NULL, problem VARCHAR(40) NOT NULL, address VARCHAR(60) NULL,
  distance_km DECIMAL(8,2) NOT NULL, dispatch_id INT NULL)`;

/** Eight columns of calls in primary-key order, made in memory: what the frame benchmarks read. Every sixth has no dispatch, every ninth no address. */
export function callRows(rows: number): ColumnTable {
  const call = new BigInt64Array(rows);
  const ambulance = new Int32Array(rows);
  const priority = new Int32Array(rows);
  const received = new Float64Array(rows);
  const problem = new Uint16Array(rows);
  const address: string[] = new Array(rows);
  const noAddress = new Uint8Array(rows);
  const distance = new Int32Array(rows);
  const dispatch = new Int32Array(rows);
  const noDispatch = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    call[row] = BigInt(row) * 1_000_003n + 1n;
    ambulance[row] = (row * 7919) % 240;
    priority[row] = 1 + (row % 5);
    received[row] = START + row * 301_237;
    problem[row] = row % PROBLEMS.length;
    address[row] = `${1 + ((row * 31) % 4999)} ${STREETS[row % STREETS.length]}`;
    noAddress[row] = row % 9 === 0 ? 1 : 0;
    distance[row] = (row * 131) % 1_000_000;
    dispatch[row] = row * 3;
    noDispatch[row] = row % 6 === 0 ? 1 : 0;
  }
  return {
    name: "bench_call",
    rows,
    columns: {
      call_id: { kind: "bigint", values: call },
      ambulance_id: { kind: "int", values: ambulance },
      priority: { kind: "int", values: priority },
      received_at: { kind: "instant", values: received },
      problem: { kind: "code", codes: problem, dictionary: PROBLEMS },
      address: { kind: "text", values: address, nulls: noAddress },
      distance_km: { kind: "decimal", scale: 2, values: distance },
      dispatch_id: { kind: "int", values: dispatch, nulls: noDispatch },
    },
  };
}
