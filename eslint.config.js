/** What the linter asks of every module: see CONTRIBUTING.md for the habits behind it. */
import js from "@eslint/js";
import globals from "globals";

export default [
  {
    ignores: [
      "**/node_modules/**",
      "**/.venv/**",
      "**/dist/**",
      "widgets/secure_base/static/**",
      "widgets/secure_base/_built/**",
    ],
  },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "none" }],
      "no-empty": ["error", { allowEmptyCatch: false }],
      // The page's policy forbids inline style and script, so the code must not ask for them.
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']",
          message: "The page's policy forbids style attributes: use a class, or element.style.",
        },
        {
          selector: "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]",
          message: "Build nodes: what a person wrote must never be read as HTML.",
        },
      ],
    },
  },
  { files: ["widgets/**/*.js"], languageOptions: { globals: globals.browser } },
  {
    files: ["tests/**/*.{js,mjs}", "tools/**/*.mjs", "bench/**/*.mjs", "build.mjs", "*.config.js"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { "no-console": "off" },
  },
];
