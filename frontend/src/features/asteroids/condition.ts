/** What JPL's orbit condition code says of the runoff in longitude after ten years (MPC's uncertainty parameter U). */
const WORDS = [
  "well determined: under 1″ of runoff in ten years",
  "well determined: under 4.4″ in ten years",
  "well determined: under 20″ in ten years",
  "good: under 1.4′ in ten years",
  "fair: under 6.4′ in ten years",
  "uncertain: under 28′ in ten years",
  "uncertain: under 2.1° in ten years",
  "poor: under 9.2° in ten years",
  "poor: under 41° in ten years",
  "lost: over 41° in ten years",
];

export function conditionText(code: string | null | undefined): string {
  if (code === null || code === undefined || code === "") return "not known";
  const words = WORDS[Number(code)];
  return words ? `${code}, ${words}` : code;
}
