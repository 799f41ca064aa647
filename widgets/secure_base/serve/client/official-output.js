/** ipywidgets' Output: shows what is printed while it listens, as the page shows any output. */

import { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";

/**
 * @param {import("./comms.js").Comms} comms
 * @param {(output: Record<string, any>, el: HTMLElement) => Promise<void>} show shows one output
 */
export function outputWidget(comms, show) {
  class OutputModel extends DOMWidgetModel {
    /** @override */
    defaults() {
      const module = { _model_module: "@jupyter-widgets/output", _view_module: "@jupyter-widgets/output" };
      const names = { _model_name: "OutputModel", _view_name: "OutputView" };
      return { ...super.defaults(), ...module, ...names, msg_id: "", outputs: [] };
    }

    /** @override @param {any} attributes @param {any} options */
    initialize(attributes, options) {
      super.initialize(attributes, options);
      this.clearing = false;
      this.on("change:msg_id", () => {
        const before = this.previous("msg_id");
        if (before) comms.printing.delete(before);
        this.listen();
      });
      this.listen();
    }

    listen() {
      const id = this.get("msg_id");
      if (id) comms.printing.set(id, (/** @type {any} */ message) => this.hear(message));
    }

    /** @param {import("./messages.js").Message} message */
    hear({ header: { msg_type: type }, content }) {
      if (type === "clear_output") {
        this.clearing = Boolean(content.wait);
        if (!content.wait) this.keep([]);
      } else if (["stream", "display_data", "execute_result", "error"].includes(type)) {
        const before = this.clearing ? [] : this.get("outputs");
        this.clearing = false;
        this.keep(joinStreams([...before, { output_type: type, ...content }]));
      }
    }

    /** @param {any[]} outputs */
    keep(outputs) {
      this.set("outputs", outputs);
      this.save_changes();
    }
  }

  class OutputView extends DOMWidgetView {
    /** @type {object} the latest drawing: an earlier one that took longer must not replace it */
    drawing = {};

    /** @override */
    render() {
      super.render();
      this.el.classList.add("output");
      this.listenTo(this.model, "change:outputs", this.draw);
      return this.draw();
    }

    async draw() {
      const newest = (this.drawing = {});
      const drawn = this.model.get("outputs").map(async (/** @type {any} */ output) => {
        const element = document.createElement("div");
        await show(output, element);
        return element;
      });
      const elements = await Promise.all(drawn);
      if (this.drawing === newest) this.el.replaceChildren(...elements);
    }
  }
  return { OutputModel, OutputView };
}

/** @param {any[]} outputs what is printed piece by piece is one text */
function joinStreams(outputs) {
  const [last, before] = [outputs.at(-1), outputs.at(-2)];
  const same = before?.output_type === "stream" && last.output_type === "stream" && before.name === last.name;
  if (!same) return outputs;
  return [...outputs.slice(0, -2), { ...before, text: before.text + last.text }];
}
