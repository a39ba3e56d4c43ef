import type { Metadata } from "next";

import { ImageryPage } from "@/features/imagery";

export const metadata: Metadata = { title: "Imagery" };

export default function Page() {
  return <ImageryPage />;
}
