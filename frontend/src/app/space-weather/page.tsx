import type { Metadata } from "next";

import { SpaceWeatherPage } from "@/features/space-weather";

export const metadata: Metadata = { title: "Space weather" };

export default function Page() {
  return <SpaceWeatherPage />;
}
