import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { useLive } from "./live";

/** jsdom has no EventSource; this one is told what the server does. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Source[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    Source.opened.push(this);
  }

  fails(state: number) {
    this.readyState = state;
    this.onerror?.();
  }

  tells(dataset: string, version: number) {
    this.dispatchEvent(new MessageEvent("dataset", { data: JSON.stringify({ dataset, version }) }));
  }

  close() {
    this.readyState = Source.CLOSED;
  }
}

const client = new QueryClient();
const around = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
const live = () => renderHook(useLive, { wrapper: around });

beforeEach(() => {
  Source.opened = [];
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Source);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("opens a stream again that was refused, and asks again for what changed meanwhile", () => {
  const invalidate = vi.spyOn(client, "invalidateQueries");
  const { result } = live();
  act(() => {
    Source.opened[0]?.onopen?.();
    Source.opened[0]?.tells("asteroids", 1);
    Source.opened[0]?.fails(Source.CLOSED);
  });
  expect(result.current).toBe("lost");
  act(() => void vi.advanceTimersByTime(10_000));
  expect(Source.opened).toHaveLength(2);
  act(() => {
    Source.opened[1]?.onopen?.();
    Source.opened[1]?.tells("asteroids", 2);
    vi.advanceTimersByTime(1_000);
  });
  expect(result.current).toBe("open");
  expect(invalidate).toHaveBeenCalledWith({ queryKey: ["asteroids"] });
});

it("leaves a stream that broke off to the browser", () => {
  live();
  act(() => {
    Source.opened[0]?.fails(0);
    vi.advanceTimersByTime(60_000);
  });
  expect(Source.opened).toHaveLength(1);
});

it("opens nothing any more once the page is left", () => {
  const { unmount } = live();
  act(() => Source.opened[0]?.fails(Source.CLOSED));
  unmount();
  vi.advanceTimersByTime(60_000);
  expect(Source.opened).toHaveLength(1);
});
