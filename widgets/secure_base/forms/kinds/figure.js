/**
 * The figure of the body map, front and back, made of arches and lines.
 *
 * Each place of the body is one shape or several; where they are and nothing else is written here.
 * Places that the figure does not have (skin, the whole body) stand in the list beside it.
 */

/** The picture's own units: front on the left, back on the right. */
export const VIEW = "0 -16 300 322";
const FRONT = 78;
const BACK = 222;

/** @param {number} x the middle of an ellipse @param {number} y @param {number} rx @param {number} ry */
const oval = (x, y, rx, ry) => `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;

/**
 * Both sides of a figure: the side's shape is written once, for the right of a figure that stands at 0.
 * @param {number} middle
 * @param {(x: (across: number) => number) => string} shape
 */
const pair = (middle, shape) => [1, -1].map((side) => shape((across) => middle + side * across));

const shoulder = (/** @type {(n: number) => number} */ x) =>
  `M${x(7)} 60C${x(18)} 67 ${x(34)} 64 ${x(40)} 83L${x(28)} 83C${x(24)} 77 ${x(12)} 75 ${x(0)} 75V60z`;
const arm = (/** @type {(n: number) => number} */ x) =>
  `M${x(40)} 83C${x(46)} 100 ${x(48)} 130 ${x(47)} 158H${x(36)}C${x(36)} 130 ${x(34)} 104 ${x(28)} 83z`;
const hand = (/** @type {(n: number) => number} */ x) => oval(x(41.5), 168, 7, 10);
const leg = (/** @type {(n: number) => number} */ x) =>
  `M${x(0)} 186H${x(31)}C${x(31)} 220 ${x(25)} 252 ${x(21)} 286H${x(7)}C${x(6)} 252 ${x(3)} 220 ${x(0)} 192z`;
const foot = (/** @type {(n: number) => number} */ x) =>
  `M${x(7)} 286H${x(21)}C${x(22)} 291 ${x(30)} 293 ${x(30)} 300H${x(7)}z`;
/** @param {(x: (across: number) => number) => string} shape */
const everywhere = (shape) => [FRONT, BACK].flatMap((middle) => pair(middle, shape));
const hips = (/** @type {number} */ x) =>
  `M${x - 28} 160H${x + 28}C${x + 30} 168 ${x + 31} 176 ${x + 31} 186H${x - 31}C${x - 31} 176 ${x - 30} 168 ${x - 28} 160z`;
const collar = (/** @type {number} */ x) => `M${x - 28} 83C${x - 24} 77 ${x - 12} 75 ${x} 75S${x + 24} 77 ${x + 28} 83`;

/** @type {Record<string, string[]>} place -> the shapes it has in the figure */
export const SHAPES = {
  throat: [`M${FRONT - 7} 46h14v14h-14z`],
  neck: [`M${BACK - 7} 46h14v14h-14z`],
  head: [`M${FRONT - 16.4} 22A17 22 0 0 1 ${FRONT + 16.4} 22z`, oval(BACK, 28, 17, 22)],
  face: [`M${FRONT - 16.4} 22A17 22 0 0 0 ${FRONT - 15.1} 38H${FRONT + 15.1}A17 22 0 0 0 ${FRONT + 16.4} 22z`],
  jaw: [`M${FRONT - 15.1} 38A17 22 0 0 0 ${FRONT + 15.1} 38z`],
  shoulders: everywhere(shoulder),
  chest: [`${collar(FRONT)}V112H${FRONT - 28}z`],
  heart: [oval(FRONT + 11, 97, 8, 8)],
  stomach: [`M${FRONT - 28} 112H${FRONT + 28}C${FRONT + 27} 122 ${FRONT + 25} 128 ${FRONT + 25} 137H${FRONT - 25}C${FRONT - 25} 128 ${FRONT - 27} 122 ${FRONT - 28} 112z`],
  gut: [`M${FRONT - 25} 137H${FRONT + 25}C${FRONT + 25} 146 ${FRONT + 27} 152 ${FRONT + 28} 160H${FRONT - 28}C${FRONT - 27} 152 ${FRONT - 25} 146 ${FRONT - 25} 137z`],
  back: [`${collar(BACK)}V112C${BACK + 27} 122 ${BACK + 25} 128 ${BACK + 25} 137S${BACK + 27} 152 ${BACK + 28} 160H${BACK - 28}C${BACK - 27} 152 ${BACK - 25} 146 ${BACK - 25} 137S${BACK - 27} 122 ${BACK - 28} 112z`],
  hips: [hips(FRONT), hips(BACK)],
  arms: everywhere(arm),
  hands: everywhere(hand),
  legs: everywhere(leg),
  feet: everywhere(foot),
};

/** The middles of the two figures, for their captions. */
export const MIDDLES = [FRONT, BACK];
