/** `write` makes src/api/generated/schema.d.ts from core's OpenAPI document; `check` fails when it is stale. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import openapiTS, { astToString } from "openapi-typescript";

const web = dirname(import.meta.dirname);
const root = dirname(web);
const target = join(web, "src/api/generated/schema.d.ts");
const python = join(root, ".venv/bin/python");
if (!existsSync(python)) {
  console.error("The API's types are made by core, which is not installed: run `make dev-setup` first.");
  process.exit(1);
}

/** Core's public routes as a document; no store is opened. */
const program = `
import json, sys
from fastapi import FastAPI
from services.core.app import PUBLIC
app = FastAPI(title="Orrery API")
for module in sorted(PUBLIC, key=lambda m: m.__name__):
    app.include_router(module.router, prefix="/api/v1")
json.dump(app.openapi(), sys.stdout)
`;
const document = JSON.parse(
  execFileSync(python, ["-c", program], { cwd: root, env: { ...process.env, PYTHONPATH: root }, encoding: "utf8", maxBuffer: 1 << 26 }),
);
const text = `// Made by \`npm run api:generate\` from core's OpenAPI document.\n${astToString(await openapiTS(document))}`;

if (process.argv[2] === "write") {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
} else if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
  console.error("src/api/generated/schema.d.ts is not what core's API says: run `npm run api:generate` and commit it.");
  process.exit(1);
}
