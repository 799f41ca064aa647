/** How a guided practice is led: what it lets a person choose, and what it shows while it runs. */

import type { Clock } from "./clock.js";
import type { Sound } from "./sound.js";

export type Chosen = Record<string, any>;

export interface Running {
  /** What the practice says, as `program/guided.py` tells it. */
  shape: any;
  chosen: Chosen;
  /** Where it draws. */
  stage: HTMLElement;
  clock: Clock;
  sound: Sound;
  /** Words and numbers only, because the person or the device asked for no movement. */
  still: boolean;
  /** To be called when it is over, with the seconds it took; only the first call counts. */
  finish(seconds: number): void;
}

export interface Settings {
  first: HTMLElement[];
  more: HTMLElement[];
  read(): Chosen;
  /** What the kernel, when there is one, remembers of the person's own. */
  remembered?(reply: any): void;
}

export interface Guide {
  /** What is asked before it begins: `first` stands open, `more` waits closed. */
  settings(shape: any, id: (...parts: string[]) => string): Settings;
  run(running: Running): { stop(): void };
}
