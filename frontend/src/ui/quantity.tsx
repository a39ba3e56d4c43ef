"use client";
/** Every number on screen: significant figures, unit, uncertainty, freshness; hover says exactly; click opens the receipt. */
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";

import { useField } from "@/api/queries";
import type { Freshness } from "@/lib/freshness";
import { quantityText } from "@/lib/quantity";
import { formatUtc, parseInstant } from "@/lib/time";

import { FreshnessMark } from "./freshness";
import { useReceipts } from "./receipt";
import { useUnits } from "./unit-switch";

export interface QuantityProps {
  /** Name in the field catalogue: gives unit, digits, meaning and source. */
  field: string;
  value: number | null | undefined;
  /** ± in the field's own unit. */
  uncertainty?: number | null;
  /** The instant that the value holds for. */
  at?: string | null;
  freshness?: Freshness;
  /** Source where the row names a nearer one than the catalogue. */
  source?: string | null;
  /** Address of the receipt, from `receiptPath` or the answer itself. */
  receipt?: string;
  size?: "data" | "title" | "hero";
  /** Unit of this row, where the catalogue's field has none of its own. */
  unit?: string;
  /** Significant figures of this row, where it has fewer than the field. */
  digits?: number;
  /** Leaves the unit to a column's head. */
  bare?: boolean;
}

const sizes = { data: "text-data", title: "text-title", hero: "text-hero" };

export function Quantity({ field, value, uncertainty, at, freshness, source, receipt, size = "data", unit, digits, bare = false }: QuantityProps) {
  const info = useField(field);
  const { system } = useUnits();
  const { open } = useReceipts();
  const text = quantityText(value, { unit: unit ?? info?.unit ?? "", digits: digits ?? info?.digits, uncertainty, system });
  const known = value !== null && value !== undefined;
  const body = (
    <span className={`inline-flex items-baseline gap-1 whitespace-nowrap ${sizes[size]} ${known ? "" : "text-text-3"}`}>
      <span>{text.value}</span>
      {text.uncertainty && <span className="text-label text-text-2">± {text.uncertainty}</span>}
      {text.unit && !bare && <span className={size === "hero" ? "text-data text-text-2" : "text-text-2"}>{text.unit}</span>}
      {freshness && freshness !== "live" && <FreshnessMark state={freshness} />}
    </span>
  );
  const exact = (
    <Exact title={info?.label ?? field} meaning={info?.meaning} source={source ?? info?.source} at={at} scale={info?.time_scale}>
      {known ? `${value} ${unit ?? info?.unit ?? ""}` : "not known"}
    </Exact>
  );
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        {receipt && known ? (
          <button
            type="button"
            className="rounded-sm decoration-hairline-strong decoration-dotted underline-offset-4 hover:underline"
            onClick={(event) => {
              event.stopPropagation();
              open(receipt, info?.label ?? field);
            }}
          >
            {body}
          </button>
        ) : (
          <span>{body}</span>
        )}
      </Tooltip.Trigger>
      <TooltipBody>{exact}</TooltipBody>
    </Tooltip.Root>
  );
}

interface ExactProps {
  title: string;
  meaning?: string;
  source?: string | null;
  at?: string | null;
  scale?: string | null;
  children: ReactNode;
}

function Exact({ title, meaning, source, at, scale, children }: ExactProps) {
  const instant = parseInstant(at);
  return (
    <div className="flex max-w-72 flex-col gap-0.5 text-label">
      <p className="font-medium">{title}</p>
      <p className="font-mono">{children}</p>
      {instant !== null && (
        <p>
          {formatUtc(instant, "second")} {scale ?? "UTC"}
        </p>
      )}
      {meaning && <p className="text-text-2">{meaning}</p>}
      {source && <p className="text-text-2">Source: {source}</p>}
    </div>
  );
}

export function TooltipBody({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Portal>
      <Tooltip.Content
        sideOffset={6}
        collisionPadding={8}
        className="z-50 rounded-md border border-hairline-strong bg-surface-2 px-3 py-2 text-text-1"
      >
        {children}
      </Tooltip.Content>
    </Tooltip.Portal>
  );
}
