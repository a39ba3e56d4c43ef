"use client";
import { useModels } from "@/api/forecasts";
import { Command, Empty } from "@/ui/states";

/** Why nothing is forecast: no model is trained, none has passed its gate, or the first issue is awaited. */
export function NoModel({ what }: { what: string }) {
  const models = useModels().data?.data ?? [];
  if (models.some(({ stage }) => stage === "champion")) {
    return (
      <Empty what={what} why="A model is ready, and its first forecast is awaited: hourly ones are issued a quarter past the hour, daily ones at 00:15 UTC. To see the schedule:">
        <Command>orrery etl status</Command>
      </Empty>
    );
  }
  if (models.length > 0) {
    return (
      <Empty what={what} why="Models are trained, but none has met its gate, so none forecasts. What each one lacks:">
        <Command>orrery ml models</Command>
      </Empty>
    );
  }
  return (
    <Empty what={what} why="There is no model yet. One learns from the years that the platform holds; load them, then train it up to a date:">
      <Command>orrery replay DIR</Command>
      <Command>orrery ml train dst_1h --until 2021-12-31</Command>
    </Empty>
  );
}
