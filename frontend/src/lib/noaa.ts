/** NOAA's space weather scales, as thresholds of the quantities they are read from. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;

export const scaleWords = ["quiet", "minor", "moderate", "strong", "severe", "extreme"] as const;

/** G scale from Kp: G1 at 5, G5 at 9 (9o); 9− (8.67) is still G4. */
export function gLevel(kp: number): Level {
  if (kp >= 9) return 5;
  if (kp >= 7.67) return 4;
  if (kp >= 6.67) return 3;
  if (kp >= 5.67) return 2;
  if (kp >= 4.67) return 1;
  return 0;
}

const radio: [number, Level][] = [
  [2e-3, 5],
  [1e-3, 4],
  [1e-4, 3],
  [5e-5, 2],
  [1e-5, 1],
];

/** R scale from the long-wave X-ray flux in W/m². */
export function rLevel(flux: number): Level {
  return radio.find(([least]) => flux >= least)?.[1] ?? 0;
}

/** The flare class that a long-wave flux corresponds to, such as `M1.2`. */
export function flareClass(flux: number): string {
  const classes: [string, number][] = [
    ["X", 1e-4],
    ["M", 1e-5],
    ["C", 1e-6],
    ["B", 1e-7],
    ["A", 1e-8],
  ];
  const [letter, unit] = classes.find(([, least]) => flux >= least) ?? (["A", 1e-8] as const);
  return `${letter}${(Math.floor((flux / unit) * 10 + 1e-9) / 10).toFixed(1)}`;
}

/** `5+`, `6−`, `6o`: Kp in thirds, as magnetic observatories write it. */
export function kpThirds(kp: number): string {
  const thirds = Math.round(kp * 3);
  const rest = thirds % 3;
  if (rest === 0) return `${thirds / 3}o`;
  return rest === 1 ? `${Math.floor(thirds / 3)}+` : `${Math.ceil(thirds / 3)}−`;
}

export interface Threshold {
  value: number;
  label: string;
  level: Level;
}

export const kpThresholds: Threshold[] = [
  { value: 5, label: "G1 minor", level: 1 },
  { value: 6, label: "G2 moderate", level: 2 },
  { value: 7, label: "G3 strong", level: 3 },
  { value: 8, label: "G4 severe", level: 4 },
  { value: 9, label: "G5 extreme", level: 5 },
];

export const xrayThresholds: Threshold[] = [
  { value: 1e-6, label: "C", level: 0 },
  { value: 1e-5, label: "M · R1 minor", level: 1 },
  { value: 1e-4, label: "X · R3 strong", level: 3 },
  { value: 1e-3, label: "X10 · R4 severe", level: 4 },
];
