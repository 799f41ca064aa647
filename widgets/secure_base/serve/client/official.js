/**
 * The official widget manager with ipywidgets' controls and Output, fetched only by a page that
 * shows one. Anywidgets and the workbook's parts inside a box are drawn by `widgets.js` as anywhere.
 */

import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import { Widget } from "@lumino/widgets";

import { outputWidget } from "./official-output.js";

/**
 * @typedef {import("./comms.js").Comm} Comm
 * @typedef {import("./comms.js").Comms} Comms
 * @typedef {import("./widgets.js").Widgets} Widgets
 * @typedef {import("./widgets.js").Seen} Seen
 */

/** A comm with the face that the official models expect. */
class OfficialComm {
  /** @param {Comm} comm */
  constructor(comm) {
    this.comm = comm;
    this.comm_id = comm.id;
    this.target_name = comm.target;
  }

  /** @param {any} data @param {any} [callbacks] @param {any} [metadata] @param {any} [buffers] */
  open(data, callbacks, metadata, buffers) {
    const { comms, id: comm_id, target: target_name } = this.comm;
    return comms.post("comm_open", { comm_id, target_name, data }, { callbacks, metadata, buffers });
  }

  /** @param {any} data @param {any} [callbacks] @param {any} [metadata] @param {any} [buffers] */
  send(data, callbacks, metadata, buffers) {
    return this.comm.send(data, { callbacks, metadata, buffers });
  }

  /** @param {any} [data] */
  close(data) {
    return this.comm.comms.leave(this.comm, data);
  }

  /** @param {(message: any) => void} heard */
  on_msg(heard) {
    this.comm.listen(heard);
  }

  /** @param {(message: any) => void} closed */
  on_close(closed) {
    this.comm.onclose((message) => closed(message ?? { content: { data: {} } }));
  }
}

/** @param {Widgets} widgets anywidgets as the official manager sees them: drawn by ours */
function anywidgetClasses(widgets) {
  class AnyModel extends base.DOMWidgetModel {
    /** @override @param {any} attributes @param {any} options */
    initialize(attributes, options) {
      super.initialize(attributes, options);
      const ours = widgets.models.get(this.model_id);
      if (!ours) return;
      const take = () => this.set(copyKnown(ours.state, this.attributes));
      ours.on("change", take);
      this.on("change", () => ours.change({ ...this.changedAttributes() }));
    }
  }

  class AnyView extends base.DOMWidgetView {
    until = new AbortController();

    /** @override */
    render() {
      return widgets.showOwn(this.model.model_id, this.el, this.until.signal);
    }

    /** @override */
    remove() {
      this.until.abort();
      return super.remove();
    }
  }
  return { AnyModel, AnyView };
}

/** @param {Record<string, any>} state @param {Record<string, any>} attributes */
function copyKnown(state, attributes) {
  const names = Object.keys(state).filter((name) => name in attributes && name !== "layout");
  return Object.fromEntries(names.map((name) => [name, state[name]]));
}

class Manager extends ManagerBase {
  /** @param {Comms} comms @param {Widgets} widgets */
  constructor(comms, widgets) {
    super();
    this.comms = comms;
    /** @type {Record<string, Record<string, any>>} */
    this.classes = {
      "@jupyter-widgets/base": base,
      "@jupyter-widgets/controls": controls,
      "@jupyter-widgets/output": outputWidget(comms, (output, el) => widgets.showOutput(output, el)),
      anywidget: anywidgetClasses(widgets),
    };
  }

  /** @param {string} name @param {string} module */
  async loadClass(name, module) {
    const found = this.classes[module]?.[name];
    if (!found) throw new Error(`This page has no ${name} from ${module}.`);
    return found;
  }

  /** @param {string} target @param {string} id @param {any} [data] @param {any} [metadata] @param {any} [buffers] */
  async _create_comm(target, id, data, metadata, buffers) {
    const comm = this.comms.join(target, { id, data, metadata, buffers });
    return /** @type {any} */ (new OfficialComm(comm));
  }

  async _get_comm_info() {
    return {};
  }

  /** @param {Seen} seen */
  adopt({ comm, state }) {
    if (this.has_model(comm.id)) return;
    const made = this.new_model(
      {
        model_name: state._model_name,
        model_module: state._model_module,
        model_module_version: state._model_module_version,
        model_id: comm.id,
        comm: /** @type {any} */ (new OfficialComm(comm)),
      },
      { ...state },
    );
    made.catch(() => {}); // a widget this page has no class for: whoever shows it is told
  }

  /** @param {string} id @param {HTMLElement} el */
  async show(id, el) {
    const view = await this.create_view(await this.get_model(id));
    Widget.attach(/** @type {any} */ (view).luminoWidget, el);
  }
}

/** @param {Comms} comms @param {Widgets} widgets */
export async function createManager(comms, widgets) {
  await loadStyles();
  return new Manager(comms, widgets);
}

function loadStyles() {
  const href = document.body.dataset.assetOfficial;
  if (!href || document.querySelector(`link[href="${CSS.escape(href)}"]`)) return undefined;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve(undefined);
    document.head.append(link);
  });
}
