import boundaries from "eslint-plugin-boundaries";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

// app > features > charts|scene > ui > api > lib: an import may only point to the right.
const layers = ["app", "features", "charts", "scene", "ui", "api", "lib"];
const below = {
  app: ["features", "charts", "scene", "ui", "api", "lib"],
  features: ["charts", "scene", "ui", "api", "lib"],
  charts: ["ui", "api", "lib"],
  scene: ["ui", "api", "lib"],
  ui: ["api", "lib"],
  api: ["lib"],
  lib: [],
};

export default tseslint.config(
  { ignores: ["out/**", ".next/**", "node_modules/**", "next-env.d.ts", "src/api/generated/**"] },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ["src/**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries, "react-hooks": hooks },
    settings: {
      "import/resolver": { typescript: { alwaysTryTypes: true, project: import.meta.dirname } },
      "boundaries/elements": layers.map((type) =>
        type === "features" ? { type, pattern: "src/features/*", capture: ["noun"] } : { type, pattern: `src/${type}` },
      ),
    },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "max-lines": ["error", 400],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          policies: [
            ...Object.entries(below).map(([from, to]) => ({
              from: { element: { type: from } },
              allow: { to: { element: { type: [...to, ...(from === "features" ? [] : [from])] } } },
            })),
            {
              from: { element: { type: "features" } },
              allow: { to: { element: { type: "features", captured: { noun: "{{from.element.captured.noun}}" } } } },
            },
          ],
        },
      ],
    },
  },
  { files: ["*.{ts,mjs}", "scripts/**"], ...tseslint.configs.disableTypeChecked },
);
