/** The line that says the one entry of an exercise is in the bin, with the ways back and out. */

import { make } from "../draw.js";
import { t } from "../language.js";
import { drawBinned } from "./bin.js";

/** @typedef {import("../types").Entry} Entry */

/** @param {{bringBack: import("./bin.js").Act, erase: import("./bin.js").Act, back(entry: Entry): void}} options */
export function createBinned({ bringBack, erase, back }) {
  const bar = make("p", { class: "tool binned", role: "status", hidden: true });
  const hide = () => {
    bar.hidden = true;
  };
  return {
    bar,
    hide,
    /**
     * @param {Entry} entry
     * @param {boolean} [byHand] false for one that was put there before
     */
    show(entry, byHand = true) {
      const offered = drawBinned(bar, {
        words: byHand ? t("Put in the bin.") : t("What you wrote here before is in the bin."),
        entry, bringBack, erase, gone: hide,
        back() {
          hide();
          back(entry);
        },
      });
      bar.hidden = false;
      offered.offer(byHand ? "back" : null);
    },
  };
}
