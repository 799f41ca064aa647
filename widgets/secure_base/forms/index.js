/**
 * The anywidget face of the parts: a notebook's cell shows the same part that a page draws.
 *
 * anywidget imports this file from a blob, so it is bundled into one. It only joins a widget's model to
 * a channel; what is shown is the part's affair.
 */

import { createChannel } from "./channel.js";
import { make } from "./draw.js";
import { t } from "./language.js";
import { parts } from "./parts.js";

/**
 * The part of anywidget's model that is needed here.
 * @typedef {{
 *   get(name: string): any,
 *   send(message: object, callbacks?: object, buffers?: ArrayBuffer[]): void,
 *   on(name: string, heard: (...heard: any[]) => void): void,
 *   off(name: string, heard: (...heard: any[]) => void): void,
 * }} Model
 */

/** @param {Model} model @returns {import("./types").Transport} */
export function modelTransport(model) {
  return {
    send: (message, buffers) => model.send(message, undefined, buffers),
    listen(heard) {
      model.on("msg:custom", heard);
      return () => model.off("msg:custom", heard);
    },
  };
}

/**
 * JupyterLab has a light and a dark theme of its own: follow it rather than the device.
 * @param {HTMLElement} element
 */
function followTheme(element) {
  const { jpThemeLight } = document.body.dataset;
  if (jpThemeLight) element.classList.add(jpThemeLight === "true" ? "light" : "dark");
}

/** @param {{model: Model, el: HTMLElement}} face */
function render({ model, el }) {
  const mount = parts[model.get("part")];
  if (!mount) {
    el.append(make("p", {}, t("This part needs a newer version of the workbook's program.")));
    return undefined;
  }
  followTheme(el);
  const channel = createChannel();
  const mounted = mount(el, model.get("shape"), channel);
  channel.attach(modelTransport(model));
  const gone = () => channel.detach();
  model.on("comm:close", gone);
  return () => {
    model.off("comm:close", gone);
    mounted.destroy();
    channel.detach();
  };
}

export default { render };
