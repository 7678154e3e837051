import type { Exercise } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

export const exercises: readonly Exercise<Chapter>[] = [];
