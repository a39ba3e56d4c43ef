"use client";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";

import { useAsteroidSearch } from "@/api/queries";
import { presets } from "@/lib/window";
import { unitSystems } from "@/lib/units";
import { useTime } from "@/ui/time";
import { useUnits } from "@/ui/unit-switch";

import { pages } from "./pages";
import { useCarriedQuery } from "./rail";
import { useTheme } from "@/ui/theme";

interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function Palette({ open, onOpenChange }: PaletteProps) {
  const [text, setText] = useState("");
  const run = (action: () => void) => () => {
    onOpenChange(false);
    setText("");
    action();
  };
  return (
    <Command.Dialog
      open={open}
      onOpenChange={onOpenChange}
      label="Search and commands"
      overlayClassName="fixed inset-x-0 top-[var(--head)] bottom-0 z-50 bg-surface-0/70"
      contentClassName="fixed inset-x-3 top-[calc(var(--head)+12px)] z-50 mx-auto max-w-[560px] rounded-md border border-hairline-strong bg-surface-1"
    >
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="A page, an asteroid's name or designation, an action"
        className="h-12 w-full border-b border-hairline bg-transparent px-4 outline-none placeholder:text-text-3"
      />
      <Command.List className="max-h-[50vh] overflow-y-auto p-2">
        <Command.Empty className="px-2 py-3 text-text-2">Nothing is called that.</Command.Empty>
        <Asteroids text={text} run={run} />
        <Pages run={run} />
        <Actions run={run} />
      </Command.List>
    </Command.Dialog>
  );
}

type Run = (action: () => void) => () => void;

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group heading={heading} className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-text-3">
      {children}
    </Command.Group>
  );
}

function Item({ value, onSelect, children }: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-8 cursor-pointer items-center justify-between gap-3 rounded-sm px-2 data-[selected=true]:bg-surface-2"
    >
      {children}
    </Command.Item>
  );
}

function Asteroids({ text, run }: { text: string; run: Run }) {
  const router = useRouter();
  const { data } = useAsteroidSearch(text);
  if (text.trim().length < 2 || !data?.data.length) return null;
  return (
    <Group heading="Asteroids">
      {data.data.map((hit) => (
        <Item
          key={hit.asteroid_id}
          value={`${hit.designation} ${hit.name ?? ""} ${text}`}
          onSelect={run(() => router.push(`/asteroids?selected=${encodeURIComponent(hit.designation)}`))}
        >
          <span className="truncate">{hit.name ?? hit.designation}</span>
          <span className="font-mono text-label text-text-2">{hit.designation}</span>
        </Item>
      ))}
    </Group>
  );
}

function Pages({ run }: { run: Run }) {
  const router = useRouter();
  const query = useCarriedQuery();
  return (
    <Group heading="Pages">
      {pages.map((page) => (
        <Item key={page.href} value={page.title} onSelect={run(() => router.push(`${page.href}${query}`))}>
          {page.title}
        </Item>
      ))}
    </Group>
  );
}

function Actions({ run }: { run: Run }) {
  const { seek, play, playing, setRange } = useTime();
  const { choose } = useUnits();
  const [theme, setTheme] = useTheme();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <Group heading="Actions">
      <Item value="Return to now" onSelect={run(() => seek(null))}>
        Return to now
      </Item>
      <Item value="Play or pause time" onSelect={run(() => play(!playing))}>
        {playing ? "Pause time" : "Play time"}
      </Item>
      <Item value={`Use the ${other} theme`} onSelect={run(() => setTheme(other))}>
        Use the {other} theme
      </Item>
      {presets.map((preset) => (
        <Item key={preset} value={`Show ${preset} of time`} onSelect={run(() => setRange(preset))}>
          Show {preset} of time
        </Item>
      ))}
      {unitSystems.map(({ id, label }) => (
        <Item key={id} value={`Units ${label}`} onSelect={run(() => choose(id))}>
          Units: {label}
        </Item>
      ))}
    </Group>
  );
}
