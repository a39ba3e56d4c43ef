export { Frame } from "./frame";
export { themeScript } from "./theme";
