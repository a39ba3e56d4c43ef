"use client";
import { useModelServer } from "@/api/forecasts";
import { taskFacts } from "@/lib/forecast-tasks";

/** What the model server does not forecast, with its reason; nothing while it forecasts all or is away. */
export function NotIssued() {
  const tasks = useModelServer().data?.data ?? [];
  const silent = tasks.filter(({ reason }) => reason);
  if (silent.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="text-label text-text-2">
        {silent.length} of {tasks.length} forecasts are not issued now, and why
      </summary>
      <dl className="mt-2 max-w-[100ch]">
        {silent.map(({ task, reason }) => (
          <div key={task} className="border-b border-hairline py-1">
            <dt>{taskFacts(task).title}</dt>
            <dd className="text-label break-words text-text-2">{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
