export { packBodies, type ElementColumns } from "./packing";
export { readPalette } from "./palette";
export { PlanView } from "./plan-view";
export { samePick, type BodyLabel, type Pick, type SceneClock, type ScenePalette } from "./types";
export { hasWebgl } from "./webgl";
