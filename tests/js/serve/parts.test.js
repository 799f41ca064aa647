/** The page knows every part that the forms have. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Window } from "happy-dom";

test("each part comes with the page or is fetched by it, under its own name", async () => {
  Object.assign(globalThis, { document: new Window().document });
  const { parts } = await import("../../../widgets/secure_base/forms/parts.js");
  const { atOnce, fetched, isPart } = await import("../../../widgets/secure_base/serve/client/parts.js");
  assert.deepEqual([...Object.keys(atOnce), ...Object.keys(fetched)].sort(), Object.keys(parts).sort());
  for (const [name, fetch] of Object.entries(fetched)) {
    assert.equal(typeof (await fetch())[name], "function");
    assert.ok(isPart(name));
  }
});
