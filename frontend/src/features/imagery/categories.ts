/** Natural events by category: a word, a colour and a shape each. */
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye, type SymbolType } from "d3-shape";

export interface Category {
  word: string;
  plural: string;
  colour: string;
  shape: SymbolType;
}

const other: Category = { word: "Event", plural: "other events", colour: "var(--text-2)", shape: symbolCircle };

export const categories: Record<string, Category> = {
  wildfires: { word: "Wildfire", plural: "wildfires", colour: "var(--data-vermillion)", shape: symbolTriangle },
  severeStorms: { word: "Storm", plural: "storms", colour: "var(--data-sky)", shape: symbolStar },
  volcanoes: { word: "Volcano", plural: "volcanoes", colour: "var(--data-purple)", shape: symbolDiamond },
  seaLakeIce: { word: "Ice", plural: "pieces of ice", colour: "var(--data-blue)", shape: symbolSquare },
  floods: { word: "Flood", plural: "floods", colour: "var(--data-green)", shape: symbolWye },
  earthquakes: { word: "Earthquake", plural: "earthquakes", colour: "var(--data-yellow)", shape: symbolCross },
  landslides: { ...other, word: "Landslide", plural: "landslides" },
  drought: { ...other, word: "Drought", plural: "droughts" },
  dustHaze: { ...other, word: "Dust and haze", plural: "dust and haze" },
  manmade: { ...other, word: "Made by people", plural: "events made by people" },
  snow: { ...other, word: "Snow", plural: "snowfalls" },
  tempExtremes: { ...other, word: "Extreme temperature", plural: "extreme temperatures" },
  waterColor: { ...other, word: "Water colour", plural: "water colours" },
};

export const categoryOf = (ids: readonly string[]): Category => categories[ids[0] ?? ""] ?? other;

/** Outline of a category's mark, centred on 0, 0. */
export const markPath = (category: Category, size = 36): string => symbol(category.shape, size)() ?? "";
