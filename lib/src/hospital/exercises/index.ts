import { createCheck, type Exercise } from "../../workbook/exercise/index.js";
import { type Chapter, currentChapter } from "../chapter.js";
import { exercises as orientation } from "./00-orientation.js";
import { exercises as eer } from "./01-eer.js";
import { exercises as uml } from "./02-uml.js";
import { exercises as relations } from "./03-relations.js";
import { exercises as ddl } from "./04-ddl.js";
import { exercises as questions } from "./05-questions.js";
import { exercises as transactions } from "./06-transactions.js";
import { exercises as documents } from "./07-documents.js";
import { exercises as threeAnswers } from "./08-three-answers.js";
import { exercises as frames } from "./09-frames.js";
import { exercises as charts } from "./10-charts.js";
import { exercises as realCalls } from "./11-real-calls.js";

/** Every exercise of the workbook, in the order of the chapters. */
export const exercises: readonly Exercise<Chapter>[] = [
  ...orientation,
  ...eer,
  ...uml,
  ...relations,
  ...ddl,
  ...questions,
  ...transactions,
  ...documents,
  ...threeAnswers,
  ...frames,
  ...charts,
  ...realCalls,
];

/** The stores of the open chapter, looked for only when a reference asks for one: exercises on the model need no data. */
const whenAsked = (): Chapter => ({
  get mysql() {
    return currentChapter().mysql;
  },
  get mongo() {
    return currentChapter().mongo;
  },
  session: (role) => currentChapter().session(role),
  close: () => currentChapter().close(),
});

/** `await check(id, value)`: says whether an answer is right, and if not, where it first differs. */
export const check = createCheck(exercises, whenAsked);
