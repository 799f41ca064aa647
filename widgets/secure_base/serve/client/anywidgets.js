/**
 * Anywidgets from anywhere: their module imported from a blob, their styles adopted, their life
 * (`initialize`, `render`, what these give back to clean up, `invoke`, `host`) as anywidget has it.
 */

import { newId } from "./messages.js";

/**
 * @typedef {import("./models.js").Model} Model
 * @typedef {{
 *   initialize?: (face: Record<string, any>) => unknown,
 *   render?: (face: Record<string, any>) => unknown,
 * }} Definition
 * @typedef {{definition: Definition, exports: unknown, end: AbortController}} Bound
 */

const INVOKE_PATIENCE = 3000; // milliseconds, as anywidget's own
const REFERENCE = "anywidget:";

/** @type {Map<string, Promise<Record<string, any>>>} */
const modules = new Map();
/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();
/** @type {WeakMap<Model, Promise<Bound>>} */
const bindings = new WeakMap();

/** @param {string} text */
const isAddress = (text) => /^https?:\/\//.test(text);

/** @param {string} source a module's text, or its address */
function importModule(source) {
  const known = modules.get(source);
  if (known) return known;
  const address = isAddress(source)
    ? source
    : URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const module = import(address);
  modules.set(source, module);
  return module;
}

/**
 * A sheet made by script is allowed where inline style is not.
 * @param {string} css
 */
function adoptStyles(css) {
  if (!css || sheets.has(css)) return;
  const sheet = new CSSStyleSheet();
  sheets.set(css, sheet);
  if (isAddress(css)) return; // another origin's styles are never fetched
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/**
 * What a widget's module sees of a model; its listeners go when `signal` says so.
 * @param {Model} model
 * @param {AbortSignal} signal
 */
export function faceOf(model, signal) {
  const context = {};
  signal.addEventListener("abort", () => model.off(null, null, context));
  return {
    get: model.get.bind(model),
    set: model.set.bind(model),
    save_changes: model.save_changes.bind(model),
    send: model.send.bind(model),
    on: (/** @type {string} */ names, /** @type {any} */ heard) => void model.on(names, heard, context),
    off: (/** @type {string} */ names, /** @type {any} */ heard) => void model.off(names, heard, context),
    widget_manager: model.widget_manager,
  };
}

/**
 * Ask a Python method marked as a command.
 * @param {Model} model
 * @param {string} name
 * @param {any} [msg]
 * @param {{buffers?: (ArrayBuffer | ArrayBufferView)[], signal?: AbortSignal}} [options]
 * @returns {Promise<[any, DataView[]]>}
 */
export function invoke(model, name, msg, { buffers = [], signal = AbortSignal.timeout(INVOKE_PATIENCE) } = {}) {
  const id = newId();
  return new Promise((yes, no) => {
    const stop = () => {
      model.off("msg:custom", heard);
      no(signal.reason);
    };
    /** @param {any} reply @param {DataView[]} sent */
    function heard(reply, sent) {
      if (reply?.id !== id) return;
      model.off("msg:custom", heard);
      signal.removeEventListener("abort", stop);
      yes([reply.response, sent]);
    }
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    model.on("msg:custom", heard);
    model.send({ id, kind: "anywidget-command", name, msg }, undefined, buffers);
  });
}

/** @param {unknown} result @param {AbortSignal} signal */
function cleanUpWith(result, signal) {
  if (typeof result !== "function") return;
  const done = () => void Promise.resolve().then(() => result());
  if (signal.aborted) done();
  else signal.addEventListener("abort", done);
}

/** @param {Model} model @returns {Promise<Bound>} the widget's module, initialised once per model */
function bind(model) {
  const known = bindings.get(model);
  if (known) return known;
  const bound = begin(model);
  bindings.set(model, bound);
  model.ready = bound;
  return bound;
}

/** @param {Model} model @returns {Promise<Bound>} */
async function begin(model) {
  adoptStyles(model.get("_css") ?? "");
  const module = await importModule(model.get("_esm"));
  /** @type {Definition} */
  const definition = module.render
    ? { render: module.render }
    : typeof module.default === "function"
      ? await module.default()
      : module.default;
  if (!definition) throw new TypeError("An anywidget's module exports a default object or function.");
  const end = new AbortController();
  model.on("comm:close", () => end.abort());
  const face = faceOf(model, end.signal);
  const experimental = { invoke: invoke.bind(null, model) };
  const result = await definition.initialize?.({ model: face, signal: end.signal, experimental });
  cleanUpWith(result, end.signal);
  const exports = result && typeof result === "object" ? result : undefined;
  return { definition, exports, end };
}

/** @param {unknown} reference "anywidget:ID" @returns {string} */
function referred(reference) {
  if (typeof reference === "string" && reference.startsWith(REFERENCE)) {
    return reference.slice(REFERENCE.length);
  }
  throw new TypeError(`Not a reference to a widget: ${JSON.stringify(reference)}`);
}

/** @param {Model} model @param {AbortSignal} signal what a view may ask of other widgets */
function hostOf(model, signal) {
  const find = (/** @type {unknown} */ reference) => model.widget_manager.get_model(referred(reference));
  return {
    async getModel(/** @type {unknown} */ reference) {
      return faceOf(await find(reference), signal);
    },
    async getWidget(/** @type {unknown} */ reference) {
      const child = await find(reference);
      const { exports } = await bind(child);
      return {
        exports,
        render: (/** @type {{el: HTMLElement, signal?: AbortSignal}} */ { el, signal: until = signal }) =>
          renderWidget(child, el, until),
      };
    },
  };
}

/**
 * Draw a view of the widget into `el`, until `signal` says it is over.
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
export async function renderWidget(model, el, signal) {
  const { definition, end } = await bind(model);
  const until = AbortSignal.any([signal, end.signal]);
  if (until.aborted || !definition.render) return;
  const result = await definition.render({
    model: faceOf(model, until),
    el,
    signal: until,
    host: hostOf(model, until),
    experimental: { invoke: invoke.bind(null, model) },
  });
  cleanUpWith(result, until);
}

/** @param {Model} model begin a widget's life even before it is shown anywhere */
export function initialise(model) {
  return bind(model);
}
