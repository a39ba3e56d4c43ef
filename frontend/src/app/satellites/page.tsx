import type { Metadata } from "next";

import { SatellitesPage } from "@/features/satellites";

export const metadata: Metadata = { title: "Satellites" };

export default function Page() {
  return <SatellitesPage />;
}
