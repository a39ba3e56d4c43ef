/** The platform's clock in the browser: in recorded mode "now" is a day in 2026, not the wall's. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";

import { usePlatform, type PlatformReading } from "./queries";

export function platformNow(reading: PlatformReading): number {
  return reading.nowMs + (performance.now() - reading.readAt) * reading.speed;
}

/** Reads the clock at this instant without rendering; null until the platform has answered once. */
export function useReadNow(): () => number | null {
  const client = useQueryClient();
  return useCallback(() => {
    const reading = client.getQueryData<PlatformReading>(["platform"]);
    return reading ? platformNow(reading) : null;
  }, [client]);
}

/** The platform's now, renewed every `stepMs` of wall time; null until known. */
export function usePlatformNow(stepMs = 1000): number | null {
  const { data } = usePlatform();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    if (!data) return;
    const tick = () => setNow(platformNow(data));
    tick();
    const timer = setInterval(tick, stepMs);
    return () => clearInterval(timer);
  }, [data, stepMs]);
  return now;
}
