/** Labels of a time axis in UTC: the coarsest unit that changed at the tick. */
import { utcDay } from "d3-time";
import { utcFormat } from "d3-time-format";

import { DAY } from "./time";

const minute = utcFormat("%H:%M");
const day = utcFormat("%-d %b");
const month = utcFormat("%b %Y");

/** Beyond this span days are no longer told apart. */
const MONTHS_ABOVE = 120 * DAY;

export function axisFormat(date: Date, span: number): string {
  if (utcDay(date) < date) return minute(date);
  return span > MONTHS_ABOVE ? month(date) : day(date);
}
