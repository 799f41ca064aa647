/**
 * The figure of the body map, front and back, made of arches and lines.
 *
 * Each place of the body is one shape or several; where they are and nothing else is written here.
 * Places that the figure does not have (skin, the whole body) stand in the list beside it.
 */

/** The picture's own units: front on the left, back on the right. */
export const VIEW = "0 0 300 316";
const FRONT = 78;
const BACK = 222;

/** @param {number} x the middle of an ellipse @param {number} y @param {number} rx @param {number} ry */
const oval = (x, y, rx, ry) => `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;

/** @param {number} x the middle @param {number} side -1 for the left, 1 for the right */
const arm = (x, side) => `M${x + side * 31} 94c${side * 13} 2 ${side * 15} 12 ${side * 15} 24v54a6 6 0 0 1 ${-side * 13} 0v-50z`;
/** @param {number} x @param {number} side */
const hand = (x, side) => oval(x + side * 40, 190, 8, 11);
/** @param {number} x @param {number} side */
const shoulder = (x, side) => `M${x + side * 9} 82c${side * 10} 2 ${side * 24} 0 ${side * 32} 10l${-side * 8} 8h${-side * 24}z`;
/** @param {number} x @param {number} side */
const leg = (x, side) => `M${x + side * 2} 204h${side * 26}c0 34 ${-side * 4} 60 ${-side * 6} 88h${-side * 14}z`;
/** @param {number} x @param {number} side */
const foot = (x, side) => `M${x + side * 4} 308v-4a10 10 0 0 1 20 0v4z`.replace(/a10 10 0 0 1 20 0/, side > 0 ? "a10 10 0 0 1 20 0" : "a10 10 0 0 0 -20 0");
/** @param {(x: number, side: number) => string} shape @param {number[]} middles */
const both = (shape, ...middles) => middles.flatMap((x) => [shape(x, -1), shape(x, 1)]);

/** @type {Record<string, string[]>} place -> the shapes it has in the figure */
export const SHAPES = {
  head: [`M${FRONT - 20} 34a20 22 0 0 1 40 0z`, `M${BACK - 20} 40v-6a20 22 0 0 1 40 0v6c0 12 -8 22 -20 22s-20 -10 -20 -22z`],
  face: [`M${FRONT - 20} 34h40v10c0 3 -.5 5 -1 7h-38c-.5 -2 -1 -4 -1 -7z`],
  jaw: [`M${FRONT - 19} 51h38c-3 9 -10 15 -19 15s-16 -6 -19 -15z`],
  throat: [`M${FRONT - 8} 66h16v16h-16z`],
  neck: [`M${BACK - 8} 62h16v20h-16z`],
  shoulders: both(shoulder, FRONT, BACK),
  chest: [`M${FRONT - 29} 100h58v34h-58z`],
  heart: [oval(FRONT + 11, 115, 9, 9)],
  stomach: [`M${FRONT - 29} 134h58l-2 24h-54z`],
  gut: [`M${FRONT - 27} 158h54v22h-54z`],
  back: [`M${BACK - 29} 100h58l-2 58v22h-54v-22z`],
  hips: [`M${FRONT - 27} 180h54l2 24h-58z`, `M${BACK - 27} 180h54l2 24h-58z`],
  arms: both(arm, FRONT, BACK),
  hands: both(hand, FRONT, BACK),
  legs: both(leg, FRONT, BACK),
  feet: both(foot, FRONT, BACK),
};

/** The middles of the two figures, for their captions. */
export const MIDDLES = [FRONT, BACK];
