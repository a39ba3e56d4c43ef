"use client";
import Link from "next/link";

import type { Answer } from "@/api/queries";
import type { SpaceWeatherNow } from "@/api/types";
import { NowGrid } from "@/ui/weather-now";
import { NotHeld } from "@/ui/not-held";
import { Panel } from "@/ui/panel";
import { Skeleton } from "@/ui/states";

export function SunNow({ answer }: { answer: Answer<SpaceWeatherNow> }) {
  return (
    <Panel
      title="Sun and solar wind now"
      answer={answer}
      skeleton={<Skeleton height={200} label="Loading space weather" />}
      empty={{
        when: (d) => d.items.length === 0,
        show: <NotHeld what="Solar wind, Kp and X-ray flux would stand here." source="swpc" />,
      }}
      stillWorks="Asteroids do not depend on it."
      actions={
        <Link className="text-label underline" href="/space-weather">
          Charts and events
        </Link>
      }
    >
      {(data) => <NowGrid weather={data} most={6} />}
    </Panel>
  );
}
