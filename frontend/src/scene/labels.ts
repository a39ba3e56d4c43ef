/** Labels that do not collide: the more important one stands, others try another side or step back. */

export interface LabelBox {
  /** Anchor on screen, CSS pixels; null when it is off the screen or behind the camera. */
  readonly anchor: readonly [x: number, y: number] | null;
  readonly width: number;
  readonly height: number;
  /** Larger is placed earlier. */
  readonly priority: number;
  /** Distance to keep from the anchor, for anchors that are drawn large. */
  readonly gap?: number;
}

export interface Placed {
  readonly x: number;
  readonly y: number;
}

const GAP_PX = 10;

interface Rect extends Placed {
  readonly width: number;
  readonly height: number;
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Right, left, above and below the anchor. */
function candidates([x, y]: readonly [number, number], width: number, height: number, gap: number): Rect[] {
  const middle = y - height / 2;
  const centre = x - width / 2;
  const corners: Placed[] = [
    { x: x + gap, y: middle },
    { x: x - gap - width, y: middle },
    { x: centre, y: y - gap - height },
    { x: centre, y: y + gap },
  ];
  return corners.map((corner) => ({ ...corner, width, height }));
}

/**
 * Top-left corners for the labels, in their order; null for a label that has no room within `bounds`.
 */
export function placeLabels(labels: readonly LabelBox[], bounds: { width: number; height: number }): (Placed | null)[] {
  const taken: Rect[] = [];
  const placed: (Placed | null)[] = labels.map(() => null);
  const order = labels.map((_, k) => k).sort((a, b) => (labels[b]?.priority ?? 0) - (labels[a]?.priority ?? 0));
  for (const k of order) {
    const label = labels[k];
    if (!label?.anchor) continue;
    const free = candidates(label.anchor, label.width, label.height, label.gap ?? GAP_PX).find(
      (rect) =>
        rect.x >= 0 &&
        rect.y >= 0 &&
        rect.x + rect.width <= bounds.width &&
        rect.y + rect.height <= bounds.height &&
        !taken.some((other) => overlaps(rect, other)),
    );
    if (!free) continue;
    taken.push(free);
    placed[k] = { x: free.x, y: free.y };
  }
  return placed;
}
