import type { Exercise } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

/** Exercises on documents: conditions on one element of an array, joins that lose nobody, distances. */
export const exercises: readonly Exercise<Chapter>[] = [
  {
    id: "shock-in-one-reading",
    prompt:
      "In which dispatches was there one reading with a systolic pressure below 90 and a heart rate above 120? Give `_id`, in its order.",
    ordered: true,
    reference: ({ mysql }) => mysql.sql`
      SELECT DISTINCT dispatch_id AS _id
      FROM vital_sign
      WHERE systolic_mmhg < 90 AND heart_rate > 120
      ORDER BY dispatch_id`,
    hint: (difference) =>
      difference.kind === "rows" && difference.extra.length > 0
        ? "Look at the readings of one of them: do the low pressure and the fast heart stand in the same reading?"
        : "The readings are an array, `vital_signs`, inside another, `assessments`. A dotted path leads through both.",
  },
  {
    id: "assists-by-area",
    prompt:
      "For each area, triage included: how many nurses work there, and how often did they assist? Give `area`, `nurses` and `assists`, in the order of the area.",
    ordered: true,
    key: ["area"],
    reference: ({ mysql }) => mysql.sql`
      SELECT CAST(n.area AS CHAR) AS area, COUNT(DISTINCT n.staff_id) AS nurses, COUNT(a.nurse_id) AS assists
      FROM nurse AS n LEFT JOIN assist AS a ON a.nurse_id = n.staff_id
      GROUP BY area
      ORDER BY area`,
    hint: (difference) =>
      difference.kind === "rows" && difference.missing.length > 0
        ? "A pipeline knows only the documents that it starts from. In which collection does every nurse stand, idle or not?"
        : "After $lookup, the array of a nurse's treatments may be empty. $size counts it without losing the nurse.",
  },
  {
    id: "calls-near-market-station",
    prompt:
      "For each priority: how many calls came from at most 1.5 kilometres around Market Station (S1)? Give `priority` and `calls`, in the order of the priority.",
    ordered: true,
    key: ["priority"],
    reference: async ({ mongo }) => {
      const station = await mongo.collection("stations").findOne({ _id: "S1" });
      return mongo
        .collection("encounters")
        .aggregate([
          {
            $geoNear: {
              near: station?.location,
              key: "call.location",
              distanceField: "metres",
              maxDistance: 1500,
            },
          },
          { $group: { _id: "$call.priority", calls: { $sum: 1 } } },
          { $project: { _id: 0, priority: "$_id", calls: 1 } },
          { $sort: { priority: 1 } },
        ])
        .toArray();
    },
    hint: (difference) =>
      difference.kind === "empty"
        ? "From a GeoJSON point, $geoNear measures in metres. How far does your circle reach?"
        : "Longitude comes first in a GeoJSON point. Does `near` hold the location of station S1?",
  },
];
