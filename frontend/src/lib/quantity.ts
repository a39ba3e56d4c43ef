/** Turns a number into what a reader should see: the right significant figures, never more. */
import { convert, type UnitSystem } from "./units";

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const DEFAULT_DIGITS = 3;

export function superscript(exponent: number): string {
  const digits = Array.from(String(Math.abs(exponent)), (d) => superscripts.charAt(Number(d))).join("");
  return exponent < 0 ? `⁻${digits}` : digits;
}

/** `12,300`, `0.0451`, `1.26 × 10⁻⁶`: significant figures, thousands grouped, a true minus sign. */
export function formatSignificant(value: number, digits: number = DEFAULT_DIGITS): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e10) return scientific(value, digits);
  const exponent = Math.floor(Math.log10(Number(size.toPrecision(digits))));
  const decimals = Math.min(Math.max(0, digits - 1 - exponent), decimalsOf(value));
  const rounded = Number(value.toPrecision(digits));
  const text = new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(rounded);
  return text.replace("-", "−");
}

/** Decimals that the number itself has: 0.31 is not made 0.310. */
function decimalsOf(value: number): number {
  const text = String(value);
  return text.includes("e") ? Infinity : (text.split(".")[1]?.length ?? 0);
}

function scientific(value: number, digits: number): string {
  const [mantissa = "", exponent = "0"] = value.toExponential(digits - 1).split("e");
  return `${mantissa.replace("-", "−")} × 10${superscript(Number(exponent))}`;
}

/** Significant figures that an uncertainty leaves meaningful: the value's last digit is the sigma's first or second. */
export function digitsFor(value: number, uncertainty: number | null | undefined, digits: number): number {
  if (!uncertainty || uncertainty <= 0 || value === 0) return digits;
  const meaningful = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(uncertainty)) + 2;
  return Math.min(Math.max(meaningful, 1), digits);
}

export interface QuantityText {
  value: string;
  unit: string;
  uncertainty: string | null;
}

export interface QuantityOptions {
  unit: string;
  digits?: number | null;
  uncertainty?: number | null;
  system: UnitSystem;
}

/** The text of a quantity in the chosen unit system; null values are "not known". */
export function quantityText(value: number | null | undefined, options: QuantityOptions): QuantityText {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return { value: "not known", unit: "", uncertainty: null };
  }
  const shown = convert(value, options.unit, options.system);
  const sigma = options.uncertainty ? options.uncertainty * shown.factor : null;
  const digits = digitsFor(shown.value, sigma, options.digits ?? DEFAULT_DIGITS);
  return {
    value: formatSignificant(shown.value, digits),
    unit: shown.unit,
    uncertainty: sigma === null ? null : formatSignificant(sigma, 2),
  };
}

export function formatCount(value: number): string {
  return value.toLocaleString("en-GB");
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${formatSignificant(bytes / 1e3, 3)} kB`;
  return `${formatSignificant(bytes / 1e6, 3)} MB`;
}
