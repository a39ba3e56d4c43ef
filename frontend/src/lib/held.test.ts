import { expect, it } from "vitest";

import { heldUntil } from "./held";
import { DAY, toIso } from "./time";

const now = Date.UTC(2026, 3, 2, 16);
const gap = (from: number, to: number) => ({ from: toIso(now + from * DAY), to: toIso(now + to * DAY) });

it("reaches to the first gap ahead", () => {
  expect(heldUntil([gap(-3, -2), gap(4, 6), gap(2, 3)], now)).toBe(now + 2 * DAY);
  expect(heldUntil([gap(-1, 1)], now)).toBe(now);
});

it("has no end where no gap lies ahead", () => expect(heldUntil([gap(-3, -2)], now)).toBeNull());
