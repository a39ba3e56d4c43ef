/** RFC 9457 problem details as an error: what failed, what is allowed, and the request id to quote. */
export interface FieldProblem {
  field: string;
  received: unknown;
  allowed: unknown;
}

export class ProblemError extends Error {
  override name = "ProblemError";

  constructor(
    readonly title: string,
    readonly detail: string,
    readonly status: number,
    readonly requestId: string | null,
    readonly errors: FieldProblem[] = [],
  ) {
    super(detail || title);
  }

  /** No answer came at all: the platform is not running or the network is gone. */
  get offline(): boolean {
    return this.status === 0;
  }
}

interface ProblemBody {
  title?: string;
  detail?: string;
  request_id?: string;
  errors?: FieldProblem[];
}

export async function problemOf(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  return new ProblemError(
    body.title ?? `The platform answered ${response.status}`,
    body.detail ?? response.statusText,
    response.status,
    body.request_id ?? response.headers.get("x-request-id"),
    body.errors ?? [],
  );
}

/** What a question failed with. While it is asked again the reason stays on screen, instead of a skeleton every few seconds. */
export function failureOf(question: { error: ProblemError | null; failureReason: ProblemError | null }): ProblemError | null {
  return question.error ?? question.failureReason;
}

export function unreachable(cause: unknown): ProblemError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ProblemError("The platform does not answer", `No connection to Orrery (${why}).`, 0, null);
}
