// Draws an SVG made of one stroked path of horizontal lines, and says what jsQR sees in it.
import jsQR from "jsqr";
import { answer } from "./answers.mjs";

const SCALE = 4;

await answer((svg) => {
  const side = Number(svg.match(/viewBox="0 0 (\d+) \d+"/)[1]) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const path = svg.match(/<path stroke="[^"]*" d="([^"]*)"/)[1];
  let x = 0;
  let y = 0;
  for (const [, command, first, second] of path.matchAll(/([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?/g)) {
    if (command === "M") [x, y] = [Number(first), Number(second)];
    if (command === "m") [x, y] = [x + Number(first), y + Number(second)];
    if (command !== "h") continue;
    const right = x + Number(first);
    for (let row = Math.floor(y) * SCALE; row < (Math.floor(y) + 1) * SCALE; row++) {
      for (let column = x * SCALE; column < right * SCALE; column++) {
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
    x = right;
  }
  const seen = jsQR(pixels, side, side);
  return seen && Buffer.from(seen.binaryData).toString("utf8");
});
