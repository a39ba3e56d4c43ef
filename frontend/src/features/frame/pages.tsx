import type { ReactNode } from "react";

export interface Page {
  href: string;
  title: string;
  short: string;
  icon: ReactNode;
}

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.4 } as const;

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" {...stroke}>
      {children}
    </svg>
  );
}

/** The pages that exist, in the order of the rail. */
export const pages: Page[] = [
  {
    href: "/",
    title: "Overview",
    short: "Overview",
    icon: (
      <Icon>
        <circle cx="8" cy="8" r="2" fill="currentColor" />
        <circle cx="8" cy="8" r="6.2" />
      </Icon>
    ),
  },
  {
    href: "/asteroids",
    title: "Asteroids",
    short: "Asteroids",
    icon: (
      <Icon>
        <ellipse cx="8" cy="8" rx="7" ry="3.4" transform="rotate(-28 8 8)" />
        <circle cx="13" cy="4.4" r="1.5" fill="currentColor" />
      </Icon>
    ),
  },
  {
    href: "/space-weather",
    title: "Space weather",
    short: "Weather",
    icon: (
      <Icon>
        <circle cx="3" cy="8" r="2.6" />
        <path d="M8 4c2 1.2 3 2.5 3 4s-1 2.8-3 4M11.5 2.5c2 1.7 3 3.5 3 5.5s-1 3.8-3 5.5" />
      </Icon>
    ),
  },
  {
    href: "/forecasts",
    title: "Forecasts",
    short: "Forecasts",
    icon: (
      <Icon>
        <path d="M1 11.500 4.500 7 7 9" />
        <path d="M7 9l3-4 5-2" strokeDasharray="2 1.600" />
        <path d="M9.500 8.500 15 7.500" />
      </Icon>
    ),
  },
  {
    href: "/satellites",
    title: "Satellites",
    short: "Satellites",
    icon: (
      <Icon>
        <circle cx="8" cy="8" r="3.2" />
        <path d="M2.2 12.6C.8 10.6.9 5.6 4.6 2.9M13.8 3.4c1.4 2 1.3 7-2.4 9.7" />
        <circle cx="13.4" cy="2.9" r="1.3" fill="currentColor" />
      </Icon>
    ),
  },
  {
    href: "/missions",
    title: "Missions",
    short: "Missions",
    icon: (
      <Icon>
        <path d="M1.500 9.500h13M4 9.500 5.500 5.500h5L12 9.500M8 5.500V2.500M6.500 2.500h3" />
        <circle cx="3.500" cy="12" r="1.700" />
        <circle cx="8" cy="12" r="1.700" />
        <circle cx="12.500" cy="12" r="1.700" />
      </Icon>
    ),
  },
  {
    href: "/imagery",
    title: "Imagery",
    short: "Imagery",
    icon: (
      <Icon>
        <rect x="1.5" y="2.5" width="13" height="11" />
        <path d="M1.5 11 5.5 7 9 10.5l2-2 3.5 3" />
        <circle cx="10.8" cy="5.5" r="1.1" fill="currentColor" />
      </Icon>
    ),
  },
  {
    href: "/pipeline",
    title: "Pipeline",
    short: "Pipeline",
    icon: (
      <Icon>
        <path d="M1 4h4l6 8h4M1 12h4l1.8-2.4M9.200 6.4 11 4h4" />
      </Icon>
    ),
  },
];

/** Whether a page is the one shown: static export adds a trailing slash. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname.replace(/\/$/, "") === href.replace(/\/$/, "");
}
