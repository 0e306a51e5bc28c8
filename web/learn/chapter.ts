import type { ComponentType } from "preact";

/** What the page of a chapter shows between its head and its links to other chapters. Its components render the same HTML in the build. */
export interface Chapter {
  /** A drawing of real data, readable without scripts: an SVG with a caption. */
  readonly Picture: ComponentType;
  /** The picture gives the answer away, so it comes after the question instead of beside the text. */
  readonly pictureAfterQuestion?: boolean;
  /** Two to four paragraphs. */
  readonly Text: ComponentType;
  readonly question: Question;
  /** What is revealed after an answer. Its figures come from data/lessons/ or from the model's report. */
  readonly Fact: ComponentType;
  /** What the visitor moves, with what follows from it. Not shown without scripts. */
  readonly Control: ComponentType;
  /** What the control is, in a few words. */
  readonly controlTitle: string;
  readonly onward: Onward;
}

/** A question with answers to choose from, of which one is right. */
export interface Question {
  readonly text: string;
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly text: string;
  readonly isRight?: boolean;
  /** Why it is right, or what is wrong with it: one or two sentences. */
  readonly reason: string;
}

/** Where the visitor goes on with the same settings: an address of the lab, or another page of the site. */
export interface Onward {
  readonly href: string;
  readonly text: string;
}
