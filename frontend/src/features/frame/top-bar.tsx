"use client";
import { DropdownMenu } from "radix-ui";

import { Button } from "@/ui/states";
import { useUnits } from "@/ui/unit-switch";
import { unitSystems, type UnitSystem } from "@/lib/units";

import { useTheme } from "@/ui/theme";

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const [theme, setTheme] = useTheme();
  return (
    <header className="z-20 flex h-[var(--topbar)] items-center gap-3 border-b border-hairline bg-surface-0 px-4 md:px-5">
      <p className="text-data font-semibold md:w-[calc(var(--rail)-40px)]">Orrery</p>
      <button
        type="button"
        onClick={onSearch}
        className="flex h-8 min-w-0 flex-1 items-center justify-between gap-3 rounded-sm border border-hairline-strong px-3 text-left text-text-2 hover:text-text-1 md:max-w-[420px]"
      >
        <span className="truncate">Search pages, asteroids, actions</span>
        <kbd className="font-mono text-label text-text-3 max-md:hidden">Ctrl K</kbd>
      </button>
      <div className="ml-auto flex items-center gap-2">
        <UnitMenu />
        <Button label={`Use the ${theme === "dark" ? "light" : "dark"} theme`} onClick={() => setTheme(theme === "dark" ? "light" : "dark")}>
          {theme === "dark" ? "Light" : "Dark"}
        </Button>
      </div>
    </header>
  );
}

function UnitMenu() {
  const { system, choose } = useUnits();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="h-7 rounded-sm border border-hairline-strong px-2.5 text-label hover:bg-surface-2">
        Units
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="z-50 rounded-md border border-hairline-strong bg-surface-2 p-1 text-text-1"
        >
          <DropdownMenu.RadioGroup value={system} onValueChange={(next) => choose(next as UnitSystem)}>
            {unitSystems.map(({ id, label, example }) => (
              <DropdownMenu.RadioItem
                key={id}
                value={id}
                className="flex h-8 cursor-pointer items-center justify-between gap-6 rounded-sm px-3 outline-none data-[highlighted]:bg-surface-1 data-[state=checked]:text-accent"
              >
                <span>{label}</span>
                <span className="text-label text-text-2">{example}</span>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
