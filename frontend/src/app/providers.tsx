"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Tooltip } from "radix-ui";
import { Suspense, useState, type ReactNode } from "react";

import { ProblemError } from "@/api/problem";
import { Frame } from "@/features/frame";
import { ReceiptProvider } from "@/ui/receipt";
import { TimeProvider } from "@/ui/time";
import { UnitProvider } from "@/ui/unit-switch";

const RETRIES = 2;

function makeClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 30 * 60_000,
        // The platform runs on this machine: whether the internet is up says nothing about it.
        networkMode: "always",
        retry: (failures, error) =>
          failures < RETRIES && error instanceof ProblemError && (error.status >= 500 || error.status === 429),
        refetchOnReconnect: true,
        refetchInterval: (query) => (query.state.status === "error" || query.state.error ? 5_000 : false),
      },
    },
  });
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={<div className="h-dvh" role="status" aria-label="Loading Orrery" />}>
        <NuqsAdapter>
          <Tooltip.Provider delayDuration={150}>
            <UnitProvider>
              <TimeProvider>
                <ReceiptProvider>
                  <Frame>{children}</Frame>
                </ReceiptProvider>
              </TimeProvider>
            </UnitProvider>
          </Tooltip.Provider>
        </NuqsAdapter>
      </Suspense>
    </QueryClientProvider>
  );
}
