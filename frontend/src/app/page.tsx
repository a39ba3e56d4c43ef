import { OverviewPage } from "@/features/overview";

export default function Page() {
  return <OverviewPage />;
}
