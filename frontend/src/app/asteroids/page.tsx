import type { Metadata } from "next";

import { AsteroidsPage } from "@/features/asteroids";

export const metadata: Metadata = { title: "Asteroids" };

export default function Page() {
  return <AsteroidsPage />;
}
