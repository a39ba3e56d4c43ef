/** The one way to the API: typed by the caller, errors as ProblemError. */
import { problemOf, unreachable } from "./problem";
import type { Envelope } from "./types";

export type Params = Record<string, string | number | boolean | null | undefined>;

export const API = "/api/v1";

/** The address of a route with its parameters; empty ones are left out. */
export function apiUrl(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return `${path.startsWith("/") ? path : `${API}/${path}`}${text ? `?${text}` : ""}`;
}

async function answer(path: string, params: Params, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(apiUrl(path, params), signal ? { signal } : {});
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw unreachable(cause);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function getJson<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<Envelope<T>> {
  return (await (await answer(path, params, signal)).json()) as Envelope<T>;
}

export async function getBytes(path: string, params: Params = {}, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await answer(path, params, signal)).arrayBuffer();
}
