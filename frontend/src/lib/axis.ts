/** Labels of a time axis in UTC: the coarsest unit that changed at the tick. */
import { utcDay, utcHour, utcMonth, utcYear } from "d3-time";
import { utcFormat } from "d3-time-format";

const minute = utcFormat("%H:%M");
const day = utcFormat("%-d %b");
const month = utcFormat("%b");
const year = utcFormat("%Y");

export function axisFormat(date: Date): string {
  if (utcHour(date) < date || utcDay(date) < date) return minute(date);
  if (utcMonth(date) < date) return day(date);
  if (utcYear(date) < date) return month(date);
  return year(date);
}
