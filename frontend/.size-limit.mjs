/** What a reader waits for: the scripts that each page's own document names, and the 3D part that is fetched when it is in view. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const out = join(import.meta.dirname, "out");

function firstScripts(page) {
  const html = readFileSync(join(out, page, "index.html"), "utf8");
  // Old browsers' polyfills are named in a script that others do not fetch.
  const sources = [...html.matchAll(/<script src="\/(_next\/[^"]+\.js)"(?![^>]*nomodule)/gi)].map(([, path]) => join("out", path));
  return [...new Set(sources)];
}

const pages = { Overview: "", Asteroids: "asteroids", "Space weather": "space-weather", Forecasts: "forecasts", Missions: "missions", Satellites: "satellites", Imagery: "imagery", Pipeline: "pipeline" };
const chunks = readdirSync(join(out, "_next/static/chunks")).filter((name) => name.endsWith(".js"));
const scene = chunks.filter((name) => readFileSync(join(out, "_next/static/chunks", name), "utf8").includes("WebGLRenderer"));

export default [
  ...Object.entries(pages).map(([name, page]) => ({ name, path: firstScripts(page), limit: "290 kB", gzip: true, brotli: false })),
  { name: "3D scene", path: scene.map((name) => join("out/_next/static/chunks", name)), limit: "280 kB", gzip: true, brotli: false },
];
