import type { AnswerRow, Difference, Exercise } from "../../workbook/exercise/index.js";
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
    hint: assistsHint,
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
    hint: nearHint,
  },
];

function assistsHint(difference: Difference, rows: readonly AnswerRow[]): string {
  if (difference.kind === "rows" && difference.missing.length > 0)
    return "A pipeline knows only the documents that it starts from. In which collection does every nurse stand, idle or not?";
  const triage = rows.find(({ area }) => area === "triage");
  if (Number(triage?.assists) > 0)
    return "Nobody in triage assisted. An $unwind that keeps empty arrays leaves one document of each idle nurse, and { $sum: 1 } counts it. What has a nurse who assisted, and an idle one not?";
  if (rows.length > 0 && rows.every(({ assists }) => assists === 0))
    return "$lookup found nothing for anybody. How are `from`, `localField` and `foreignField` spelt?";
  return "After $lookup, the array of a nurse's treatments may be empty. $size counts it without losing the nurse.";
}

function nearHint(difference: Difference, rows: readonly AnswerRow[]): string {
  if (difference.kind === "empty")
    return "From a GeoJSON point, $geoNear measures in metres: how far does your circle reach? If that is right: longitude comes first, does `near` hold S1's location as it is stored?";
  if (rows.some(({ priority }) => priority === null))
    return "A path that leads nowhere gives NULL, and all calls fall into one group. Under which field does an encounter keep the priority?";
  const calls = rows.reduce((sum, row) => sum + Number(row.calls), 0);
  if (calls > EVERYWHERE)
    return "So many came from the whole town. $geoNear passes over an option that it does not know: is `maxDistance` spelt so?";
  return "Is the circle 1,500 metres wide on each side of S1, and does each call count once?";
}

/** Some 600 calls of the year came from the circle, 3,650 from everywhere. */
const EVERYWHERE = 3000;
