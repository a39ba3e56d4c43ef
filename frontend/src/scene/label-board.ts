import type { Vector } from "@/lib/orbits";
import { placeLabels, type LabelBox } from "./labels";

/** The look that every name over a scene has. */
export const LABEL = "absolute left-0 top-0 whitespace-nowrap rounded-sm bg-surface-0/65 px-0.5 text-label";

export interface SceneLabel {
  readonly text: string;
  readonly className: string;
  readonly priority: number;
  readonly gap?: number;
  /** Where it belongs now, au; asked on every drawn frame. */
  readonly place: () => Vector | null;
}

/** Screen point of a place, CSS pixels, or null when it is not in view. */
export type Project = (place: Vector) => readonly [number, number] | null;

interface Entry {
  readonly label: SceneLabel;
  readonly element: HTMLElement;
  readonly width: number;
  readonly height: number;
}

/** Names over the scene, moved without React: it runs on every drawn frame. */
export class LabelBoard {
  private entries: Entry[] = [];

  constructor(private readonly container: HTMLElement) {}

  set(labels: readonly SceneLabel[]): void {
    const elements = labels.map((label) => {
      const element = document.createElement("span");
      element.className = label.className;
      element.textContent = label.text;
      return element;
    });
    this.container.replaceChildren(...elements);
    this.entries = labels.flatMap((label, k) => {
      const element = elements[k];
      return element ? [{ label, element, width: element.offsetWidth, height: element.offsetHeight }] : [];
    });
  }

  update(project: Project, bounds: { width: number; height: number }): void {
    const boxes = this.entries.map(({ label, width, height }): LabelBox => {
      const place = label.place();
      return { anchor: place && project(place), width, height, priority: label.priority, gap: label.gap };
    });
    placeLabels(boxes, bounds).forEach((placed, k) => {
      const element = this.entries[k]?.element;
      if (!element) return;
      element.style.visibility = placed ? "visible" : "hidden";
      if (placed) element.style.transform = `translate(${placed.x}px, ${placed.y}px)`;
    });
  }
}
