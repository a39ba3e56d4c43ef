export type Theme = "dark" | "light";

export const THEME_KEY = "orrery.theme";

/** Runs before the first paint so that a light room never flashes dark. */
export const themeScript = `try{document.documentElement.dataset.theme=localStorage.getItem("${THEME_KEY}")==="light"?"light":"dark"}catch{}`;
