import {
  code,
  date,
  derived,
  key,
  model,
  multivalued,
  optional,
  outline,
  partialKey,
  text,
  whole,
} from "../../model/eer/index.js";
import {
  type CellDifference,
  type Difference,
  defineExercises,
  type Exercise,
} from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

/** Drug cabinets, as the text of the second exercise tells of them. */
const drugCabinets = model({
  name: "Drug cabinets",
  entities: {
    Cabinet: {
      attributes: {
        room: key(text(20)),
        capacity: whole(),
        filled: whole(),
        free: derived(whole(), "capacity - filled"),
      },
    },
    Drawer: { owners: ["Cabinet"], attributes: { drawer_no: partialKey(whole({ min: 1 })) } },
  },
  relationships: {
    is_divided_into: {
      identifying: true,
      between: [
        ["Cabinet", "(1,N)"],
        ["Drawer", "(1,1)"],
      ],
    },
    refills: {
      between: [
        ["Cabinet", "(0,N)", "source"],
        ["Cabinet", "(0,1)", "target"],
      ],
    },
  },
});

/** Loans of equipment, as the text of the fourth exercise tells of them. */
const equipmentLoans = model({
  name: "Equipment loans",
  entities: {
    Equipment: {
      attributes: { item_no: key(code(6)), name: text(40), accessory: multivalued(text(30)) },
    },
    Patient: { attributes: { mrn: key(code(8)) } },
    Loan: {
      owners: ["Equipment"],
      attributes: {
        lent_on: partialKey(date()),
        returned_on: optional(date()),
        days: derived(whole(), "returned_on - lent_on"),
      },
    },
  },
  relationships: {
    is_lent_in: {
      identifying: true,
      between: [
        ["Equipment", "(0,N)"],
        ["Loan", "(1,1)"],
      ],
    },
    borrows: {
      between: [
        ["Patient", "(0,N)"],
        ["Loan", "(1,1)"],
      ],
    },
  },
});

/** Exercises on models: an answer is the outline of a model, whose rows are named by their element, such as `Loan.lent_on`. */
export const exercises: readonly Exercise<Chapter>[] = defineExercises([
  {
    id: "ends-against-data",
    prompt:
      "Four ends and a claim about each. Give `end_of`, the `least` and the `most` that one entity takes part in the data, and `refuted`: 1 if they contradict the claim, else 0. In the order of `end_of`.",
    ordered: true,
    reference: ({ mysql }) => mysql.sql`
      WITH counted AS (
        SELECT 'Dispatch in includes' AS end_of, COUNT(a.dispatch_id) AS n, 1 AS claimed_least, 1000 AS claimed_most
        FROM dispatch AS d LEFT JOIN assessment AS a USING (dispatch_id) GROUP BY d.dispatch_id
        UNION ALL SELECT 'Station in is_stationed_at', COUNT(a.ambulance_id), 1, 1000
        FROM station AS s LEFT JOIN ambulance AS a USING (station_id) GROUP BY s.station_id
        UNION ALL SELECT 'Transport in hands_over', COUNT(h.dispatch_id), 1, 1000
        FROM transport AS t LEFT JOIN handover AS h USING (dispatch_id) GROUP BY t.dispatch_id
        UNION ALL SELECT 'Treatment in assists', COUNT(a.treatment_id), 0, 1
        FROM treatment AS t LEFT JOIN assist AS a USING (treatment_id) GROUP BY t.treatment_id)
      SELECT end_of, MIN(n) AS least, MAX(n) AS most,
             MIN(n) < MIN(claimed_least) OR MAX(n) > MAX(claimed_most) AS refuted
      FROM counted GROUP BY end_of ORDER BY end_of`,
    hint: (difference) => {
      const [cell] = firstCells(difference);
      if (cell?.column === "least")
        return "An entity that takes part in nothing has no row to join to. Which join keeps it, and what does COUNT count then?";
      if (cell?.column === "refuted") return "Is the count of every entity between the claimed two numbers?";
      return "One row for each end. How often does the busiest entity take part, and how often the idlest?";
    },
  },
  {
    id: "drug-cabinets",
    prompt:
      "Repair the model of the drug cabinets until `eer.check` finds nothing and it says what the text says. Give `eer.outline` of it.",
    ordered: false,
    reference: () => outline(drugCabinets),
    hint: (difference) => {
      const wrong = firstCells(difference);
      if (wrong[0]?.row.startsWith("Cabinet."))
        return `What does the text say of ${wrong[0].row}? Write that, and no more.`;
      if (wrong.some(({ row }) => row === "Drawer" || row === "Drawer.drawer_no"))
        return "Every cabinet has a drawer 1. Can `drawer_no` tell all drawers of the hospital apart?";
      if (wrong.some(({ row }) => row.startsWith("is_divided_into")))
        return "A drawer is in one cabinet, always the same. Which kind of relationship tells whose it is?";
      if (difference.kind === "rows" && difference.missing.some((row) => row.startsWith("refills.")))
        return "Which of the two cabinets gives, and which gets? The text has a word for each.";
      return "Read yours out with `eer.say`, and compare it with the text sentence by sentence.";
    },
  },
  {
    id: "disjoint-or-total",
    prompt:
      "For statements a to d give `statement`, `constraint` (disjoint or overlapping) and `participation` (total or partial).",
    ordered: true,
    reference: () => [
      { statement: "a", constraint: "disjoint", participation: "total" },
      { statement: "b", constraint: "overlapping", participation: "partial" },
      { statement: "c", constraint: "overlapping", participation: "total" },
      { statement: "d", constraint: "disjoint", participation: "partial" },
    ],
    hint: (difference) => {
      const [cell] = firstCells(difference);
      if (cell?.column === "constraint")
        return `Statement ${cell.row}: can there be one that belongs to two of the subclasses at once?`;
      if (cell?.column === "participation")
        return `Statement ${cell.row}: can there be one that belongs to none of the subclasses?`;
      return "One row for each statement.";
    },
  },
  {
    id: "equipment-loans",
    prompt: "Model the loans of equipment as the text tells them, and give `eer.outline` of the model.",
    ordered: false,
    reference: () => outline(equipmentLoans),
    hint: (difference) => {
      if (difference.kind === "rows" && difference.missing.includes("Loan"))
        return "A relationship type is a set: it holds a patient and a piece of equipment once. May she borrow the same crutches again?";
      const wrong = firstCells(difference).map(({ row }) => row);
      if (wrong.includes("Loan") || wrong.includes("Loan.lent_on"))
        return "What tells the loans of one piece apart, and does it tell all loans apart?";
      if (wrong.some((row) => row.startsWith("is_lent_in") || row.startsWith("borrows")))
        return "Read each end as: one of these takes part at least …, at most … times. Pieces may lie on the shelf for years, and most patients need none.";
      return "Go through the text noun by noun: a thing of its own, or a fact about one? Then each number word: one value or several, always or perhaps?";
    },
  },
]);

/** The rows that are there and differ, each with the first column in which it does. */
const firstCells = (difference: Difference): readonly CellDifference[] =>
  difference.kind === "rows" ? difference.cells : [];
