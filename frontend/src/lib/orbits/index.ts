export * from "./accuracy";
export * from "./constants";
export * from "./elements";
export { eccentricAnomaly, hyperbolicAnomaly, wrapAngle } from "./kepler";
export * from "./planets";
