import { describe, expect, it } from "vitest";

import { DAY, HOUR, MINUTE } from "./time";
import { intervalText, windowOf } from "./window";

const now = Date.UTC(2026, 3, 2, 16);

describe("the stretch of time on screen", () => {
  it("holds now, with room ahead", () => {
    const shown = windowOf("3d", now, now);
    expect((shown?.to ?? 0) - (shown?.from ?? 0)).toBe(3 * DAY);
    expect(shown?.from).toBeLessThan(now - 2 * DAY);
    expect(shown?.to).toBeGreaterThan(now);
  });

  it("is the same for minutes on end, so that nothing is asked anew each second", () => {
    const seen = new Set(Array.from({ length: 10 }, (_, i) => windowOf("3d", null, now + i * MINUTE)?.from));
    expect(seen.size).toBeLessThanOrEqual(2);
  });

  it("stays while the instant looked at lies in it and follows when it leaves", () => {
    expect(windowOf("1d", now - 3 * HOUR, now)).toEqual(windowOf("1d", now, now));
    const away = now - 30 * DAY;
    const shown = windowOf("1d", away, now);
    expect(shown?.from).toBeLessThan(away);
    expect(shown?.to).toBeGreaterThan(away);
  });

  it("reads back the interval that a brush wrote", () => {
    const chosen = { from: now - 5 * HOUR, to: now };
    expect(windowOf(intervalText(chosen), now, now)).toEqual(chosen);
  });

  it.each(["nonsense", "a~b", "2026-04-02T00:00:00Z~2026-04-01T00:00:00Z"])("takes %s for the usual stretch", (range) => {
    expect(windowOf(range, now, now)).not.toBeNull();
  });

  it("is not known before the clock is", () => expect(windowOf("3d", null, null)).toBeNull());
});
