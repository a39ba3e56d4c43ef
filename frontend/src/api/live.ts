/** Dataset versions pushed by the gateway: a new one makes the queries of its noun ask again. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { API } from "./client";

export type Connection = "connecting" | "open" | "lost";

interface DatasetEvent {
  dataset: string;
  version: number;
}

const SETTLE_MS = 400;
/** A browser itself opens a stream again that broke off, but never one that was refused: as by a full gateway, or a proxy before one that starts. */
const REOPEN_MS = 5_000;

export function useLive(): Connection {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>("connecting");
  useEffect(() => {
    const known = new Map<string, number>();
    const due = new Map<string, ReturnType<typeof setTimeout>>();
    let source: EventSource;
    let reopening: ReturnType<typeof setTimeout> | undefined;
    const changed = (event: MessageEvent<string>) => {
      const { dataset, version } = JSON.parse(event.data) as DatasetEvent;
      const before = known.get(dataset);
      known.set(dataset, version);
      if (before === undefined || before === version || due.has(dataset)) return;
      const settle = setTimeout(() => {
        due.delete(dataset);
        void client.invalidateQueries({ queryKey: [dataset] });
      }, SETTLE_MS);
      due.set(dataset, settle);
    };
    const open = () => {
      source = new EventSource(`${API}/live`);
      source.onopen = () => {
        setConnection("open");
        void client.invalidateQueries({ queryKey: ["platform"] });
      };
      source.onerror = () => {
        setConnection("lost");
        if (source.readyState === EventSource.CLOSED) reopening = setTimeout(open, REOPEN_MS * (1 + Math.random()));
      };
      source.addEventListener("dataset", changed);
    };
    open();
    return () => {
      source.close();
      clearTimeout(reopening);
      for (const timer of due.values()) clearTimeout(timer);
    };
  }, [client]);
  return connection;
}
