export { packBodies, type ElementColumns } from "./packing";
export { PlanView } from "./plan-view";
export type { BodyLabel, Pick } from "./types";
export { SceneFrame, SceneSkeleton } from "./scene-frame";
export { useSceneView } from "./use-scene-view";
