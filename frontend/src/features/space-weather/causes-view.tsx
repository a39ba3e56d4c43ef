"use client";
/** What led to an event and what came of it, from the Sun down to Earth. */
import { linkVertical } from "d3-shape";
import type { KeyboardEvent } from "react";

import { useCauses } from "@/api/queries";
import type { CauseNode, Causes, SpaceWeatherEvent } from "@/api/types";
import { eventKinds } from "@/ui/events";
import { Panel } from "@/ui/panel";
import { useReceipts } from "@/ui/receipt";
import { Skeleton } from "@/ui/states";
import { TimeInstant } from "@/ui/time-instant";

import { layoutOf, NODE, type PlacedNode } from "./causes";

const WIDTH = 348;
const CHARACTERS = 17;
const shortWords: Record<string, string> = {
  FLR: "Flare", CME: "Ejection", HSS: "Stream", IPS: "Shock", SEP: "Particles", GST: "Storm", MPC: "Magnetopause", RBE: "Radiation belt",
  ANALYSIS: "Analysis", SIMULATION: "ENLIL run",
}; // prettier-ignore
const curve = linkVertical<unknown, { x: number; y: number }>()
  .x((p) => p.x)
  .y((p) => p.y);

interface CausesProps {
  event: string;
  held: readonly SpaceWeatherEvent[];
  onSelect: (id: string) => void;
}

export function CausesView({ event, held, onSelect }: CausesProps) {
  const answer = useCauses(event);
  return (
    <Panel
      title="Causes and effects"
      answer={answer}
      skeleton={<Skeleton height={160} label="Loading causes" />}
      empty={{ when: (d) => d.nodes.length < 2, show: <p className="text-text-2">DONKI links it to nothing else.</p> }}
    >
      {(data) => <Graph data={data} event={event} held={held} onSelect={onSelect} />}
    </Panel>
  );
}

function Graph({ data, event, held, onSelect }: CausesProps & { data: Causes }) {
  const { nodes, links, told, height } = layoutOf(data, WIDTH);
  const { open } = useReceipts();
  const onScreen = new Set(held.map(({ event_id }) => event_id));
  const act = (node: CauseNode) => {
    if (onScreen.has(node.id)) onSelect(node.id);
    else if (node.receipt) open(node.receipt, node.id);
  };
  return (
    <>
      <svg width="100%" viewBox={`-1 -1 ${WIDTH + 2} ${height + 2}`} role="group" aria-label="Causes above, effects below">
        {links.map(({ key, relation, from, to }) => (
          <path
            key={key}
            d={curve({ source: { x: from.x + NODE.width / 2, y: from.y + NODE.height }, target: { x: to.x + NODE.width / 2, y: to.y } }) ?? ""}
            fill="none"
            stroke={from.id === event || to.id === event ? "var(--accent)" : "var(--text-3)"}
            strokeDasharray={relation === "foresaw" ? "3 3" : undefined}
            aria-hidden="true"
          />
        ))}
        {nodes.map((node) => (
          <Node key={node.id} node={node} selected={node.id === event} onAct={onScreen.has(node.id) || node.receipt ? () => act(node) : undefined} />
        ))}
      </svg>
      {told.length > 0 && (
        <ul className="mt-3">
          {told.map((node) => (
            <li key={node.id} className="flex min-h-8 items-center justify-between gap-3 border-b border-hairline">
              <button type="button" className="min-w-0 truncate text-left underline" onClick={() => act(node)}>
                {node.text?.replace(/^.*Notification - /, "") ?? node.id}
              </button>
              <span className="text-label whitespace-nowrap text-text-2">
                told <TimeInstant at={node.at} precision="short" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Node({ node, selected, onAct }: { node: PlacedNode; selected: boolean; onAct?: () => void }) {
  const colour = node.kind in eventKinds ? eventKinds[node.kind as keyof typeof eventKinds].colour : "var(--text-3)";
  const word = shortWords[node.kind] ?? node.kind;
  const text = (node.text ?? (node.held ? "" : "not held")).replace(/^arrival \d{4}-/, "Earth ").replace(" UTC", "");
  const onKey = (key: KeyboardEvent) => {
    if (key.key !== "Enter" && key.key !== " ") return;
    key.preventDefault();
    onAct?.();
  };
  return (
    <g
      transform={`translate(${node.x},${node.y})`}
      {...(onAct ? { role: "button", tabIndex: 0, onClick: onAct, onKeyDown: onKey, className: "cursor-pointer" } : { role: "img" })}
      aria-label={[word, node.text, node.at].filter(Boolean).join(", ")}
    >
      <title>{`${word} ${node.id}`}</title>
      <rect
        width={NODE.width}
        height={NODE.height}
        rx={2}
        fill="var(--surface-2)"
        stroke={selected ? "var(--accent)" : "var(--hairline-strong)"}
        strokeWidth={selected ? 2 : 1}
        strokeDasharray={node.held ? undefined : "3 3"}
      />
      <rect width={3} height={NODE.height} fill={colour} />
      <text x={9} y={14} fontSize={12} fill="var(--text-2)">
        {word}
      </text>
      <text x={9} y={29} fontSize={12} fill="var(--text-1)">
        {text.length > CHARACTERS ? `${text.slice(0, CHARACTERS - 1)}…` : text}
      </text>
    </g>
  );
}
