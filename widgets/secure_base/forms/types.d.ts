/** The shapes that the modules of `forms/` hand to one another. Types only: nothing here runs. */

/** One field as the worksheet declares it, already translated, vocabularies inlined. */
export interface Field {
  name: string;
  kind: string;
  ask: string;
  hint?: string | null;
  core?: boolean;
  group?: string | null;
  show_when?: Record<string, unknown> | null;
  [option: string]: any;
}

export interface Caution {
  title: string;
  text: string;
  link?: string | null;
}

export interface Card {
  title: string;
  fields: string[];
  say?: Record<string, string>;
  helplines?: boolean;
}

/** Which fields say what comes round, on which days, and when. */
export interface Calendar {
  begin: string | null;
  events: { say: string; words: string[]; days: string; time: string | null; often: string | null }[];
}

/** All that JavaScript needs to draw an exercise: public, the same for everyone. */
export interface Shape {
  id: string;
  title: string;
  intro?: string;
  caution?: Caution | null;
  closing?: string | null;
  entries: "one" | "many";
  minutes?: number | null;
  fields: Field[];
  charts?: string[];
  /** Some of the answers on one small page. */
  card?: Card | null;
  /** Fields of people, from the innermost circle outward, to draw as circles. */
  circles?: string[];
  /** True when earlier answers stay closed until the person opens them. */
  keep_closed?: boolean;
  /** A field with a day: closed, the sheet keeps its words until then. */
  sealed_until?: string | null;
  /** Answers as a calendar file. */
  calendar?: Calendar | null;
  /** The level of the form's own heading; 3 unless the page says otherwise. */
  level?: number;
}

export type Answers = Record<string, any>;

/** What a person has written in one exercise at one time. */
export interface Entry {
  id: string;
  revision: number;
  at?: string;
  first_at?: string;
  answers: Answers;
  /** Fields of this entry that the person asked to see again. */
  again?: string[];
  /** The day on which a closed sheet opens; its words are not here until then. */
  sealed?: string;
}

/** Where a field stands: gives ids that are unique in the page, and what else is on the sheet. */
export interface Place {
  exercise: string;
  id(...parts: string[]): string;
  /** What is in another field of the same sheet at this moment. */
  answer(name: string): unknown;
  /** The same answer as it stands inside a sentence. */
  words(name: string): string;
  /** Called whenever the sheet has changed; `byHand` is false when stored answers were shown. */
  follow(then: (byHand: boolean) => void): void;
  /** Phrases on this sheet that the person leaves as they are. */
  hushed?: Set<string>;
  /** Where a running clock is remembered, so that it outlives a page that is loaded again. */
  clock?: { begun(field: string): number | null; keep(field: string, begun: number | null): void };
}

/** A field on the sheet. It tells of changes by the DOM's own `input` and `change` events. */
export interface Drawn {
  element: HTMLElement;
  /** The answer as it stands; null when it is left empty. */
  read(): any;
  /** Show a stored answer, or null for none. */
  write(answer: any): void;
  /** The sentence that says why what stands here cannot be read, or null. */
  mistake?(): string | null;
  /** The element that Change links and the list of mistakes lead to. */
  target(): HTMLElement;
  /** Go on with what was running on this sheet before the page was loaded again. */
  resume?(): void;
  /** Something to do when the form goes away (stop a clock). */
  leave?(): void;
}

/** One kind of field: how it is drawn, and how its answer reads. */
export interface Kind {
  draw(field: Field, place: Place): Drawn;
  text(field: Field, answer: any): string;
  /** The answer inside a sentence, where that differs from `text`. */
  spoken?(field: Field, answer: any): string;
  /** True when the answer is a person's own words, worth being shown again. */
  own?: boolean;
  /** True for a kind that asks nothing. */
  silent?: boolean;
  /** True for a kind whose answer is made of the others: it is not one question more. */
  made?: boolean;
}

export type Message = Record<string, any>;

/** What carries messages to the kernel and back: an anywidget's model, or the page's own comm. */
export interface Transport {
  send(message: Message, buffers?: ArrayBuffer[]): void;
  /** Returns a function that stops listening, or nothing. */
  listen(heard: (message: Message, buffers?: DataView[]) => void): (() => void) | void;
}

/** `locked`: somebody listens, but the workbook is closed; what is asked is held until it is open. */
export type ChannelState = "waiting" | "ready" | "locked" | "lost";

/** Asks and answers between a part of the page and its kernel, whether or not there is one yet. */
export interface Channel {
  readonly state: ChannelState;
  ask(type: string, body?: Message, buffers?: ArrayBuffer[]): Promise<Message>;
  on(type: string, heard: (message: Message) => void): () => void;
  onstate(heard: (state: ChannelState) => void): () => void;
  attach(transport: Transport): void;
  detach(): void;
}

/** A part of a page: drawn into an element, talking through a channel. */
export type Mount = (element: HTMLElement, shape: any, channel: Channel) => { destroy(): void };
