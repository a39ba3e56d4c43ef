"use client";
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";

import { unitSystems, type UnitSystem } from "@/lib/units";

interface Units {
  system: UnitSystem;
  choose: (system: UnitSystem) => void;
}

const UnitContext = createContext<Units>({ system: "astronomical", choose: () => undefined });

const KEY = "orrery.units";

export function UnitProvider({ children }: { children: ReactNode }) {
  const [system, setSystem] = useState<UnitSystem>("astronomical");
  useEffect(() => {
    const kept = localStorage.getItem(KEY);
    if (unitSystems.some(({ id }) => id === kept)) setSystem(kept as UnitSystem);
  }, []);
  const units = useMemo(
    () => ({
      system,
      choose: (next: UnitSystem) => {
        localStorage.setItem(KEY, next);
        setSystem(next);
      },
    }),
    [system],
  );
  return <UnitContext value={units}>{children}</UnitContext>;
}

export const useUnits = (): Units => use(UnitContext);
