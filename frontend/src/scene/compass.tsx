/** Where the viewer is: which way the vernal equinox lies, how far above the ecliptic, how far from the target. */
import { useImperativeHandle, useRef, type RefObject } from "react";
import { DEG } from "@/lib/orbits";

export interface CompassHandle {
  /** Angles in radians, distance in au. */
  show: (longitude: number, latitude: number, distance: number) => void;
}

function degrees(radians: number): number {
  return Math.round(radians / DEG);
}

export function Compass({ handle }: { handle: RefObject<CompassHandle | null> }) {
  const needle = useRef<SVGGElement>(null);
  const tilt = useRef<SVGEllipseElement>(null);
  const height = useRef<HTMLSpanElement>(null);
  const distance = useRef<HTMLSpanElement>(null);
  useImperativeHandle(handle, () => ({
    show: (longitude, latitude, au) => {
      // The equinox lies at longitude 0: seen from longitude L it points L + 90° clockwise of the screen's right.
      const squash = Math.abs(Math.sin(latitude));
      const [x, y] = [-Math.sin(longitude) * 17, Math.cos(longitude) * 17 * Math.sin(latitude)];
      needle.current?.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      tilt.current?.setAttribute("ry", Math.max(0.5, 17 * squash).toFixed(1));
      if (height.current) {
        const side = latitude < 0 ? "below" : "above";
        height.current.textContent = `${Math.abs(degrees(latitude))}° ${side} the ecliptic`;
      }
      if (distance.current) distance.current.textContent = `${au.toPrecision(2)} au away`;
    },
  }));
  return (
    <div className="flex shrink-0 items-center gap-2 rounded-sm bg-surface-0/75 px-1 text-label whitespace-nowrap text-text-2" aria-hidden="true">
      <svg width="48" height="48" viewBox="-24 -24 48 48">
        <ellipse ref={tilt} rx="17" ry="10" fill="none" stroke="var(--hairline-strong)" />
        <circle r="2" fill="var(--data-yellow)" />
        <g ref={needle}>
          <circle r="2.5" fill="var(--text-2)" />
          <text y="-5" textAnchor="middle" fontSize="12" fill="var(--text-2)">
            0°
          </text>
        </g>
      </svg>
      <span className="flex flex-col">
        <span ref={height} />
        <span ref={distance} />
      </span>
    </div>
  );
}
