import { describe, expect, it } from "vitest";

import { oneIn, palermoWord, placeText, torinoWord, years } from "./risk";

describe("the scales' words", () => {
  it.each([
    [-3.1, "no likely consequences"],
    [-2, "merits careful monitoring"],
    [-0.01, "merits careful monitoring"],
    [0, "merits concern"],
    [null, "not known"],
  ])("Palermo %s: %s", (value, word) => expect(palermoWord(value)).toBe(word));

  it.each([
    [null, "not rated"],
    [0, "no hazard"],
    [1, "normal"],
    [4, "merits attention by astronomers"],
    [7, "threatening"],
    [10, "certain collision"],
  ])("Torino %s: %s", (value, word) => expect(torinoWord(value)).toBe(word));
});

describe("chances, years and places", () => {
  it("says one in how many, and nothing without a probability", () => {
    expect(oneIn(0.00057)).toBe("1 in 1,800");
    expect(oneIn(null)).toBeNull();
    expect(oneIn(0)).toBeNull();
  });

  it("joins years that differ", () => {
    expect(years(2178, 2290)).toBe("2178–2290");
    expect(years(2880, 2880)).toBe("2880");
    expect(years(null, 2880)).toBeNull();
  });

  it("writes signs as directions", () => {
    expect(placeText(-4.1, 124.3)).toBe("4.1° S, 124.3° E");
    expect(placeText(0, -0.5)).toBe("0.0° N, 0.5° W");
    expect(placeText(null, 3)).toBeNull();
  });
});
