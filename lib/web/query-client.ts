import { QueryClient } from "@tanstack/react-query"

/** What a GET of ours answered when it did not answer with data. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: string,
    readonly requestId?: string,
  ) {
    super(code)
    this.name = "ApiError"
  }
}

const UNREACHED = "Rounds cannot be reached just now. It tries again by itself."

/** Reads JSON from one of our routes; throws `ApiError`. */
export async function getJson<T>(path: string, options: { signal?: AbortSignal } = {}): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, { headers: { accept: "application/json" }, signal: options.signal })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new ApiError(0, "unreached", UNREACHED)
  }
  if (response.ok) return (await response.json()) as T
  const body = (await response.json().catch(() => null)) as { error?: Record<string, string> } | null
  const { code = "internal", message = UNREACHED, requestId } = body?.error ?? {}
  throw new ApiError(response.status, code, message, requestId)
}

/** A password given again changes the cookie: what was under way with the old one deserves a second try. */
function worthRetrying(count: number, error: unknown): boolean {
  if (!(error instanceof ApiError)) return count < 2
  if (error.status === 401) return count < 1
  return (error.status === 0 || error.status >= 500 || error.status === 429) && count < 3
}

/** `onSignedOut` is called once a read finds the session over. */
export function makeQueryClient(onSignedOut: () => void = goToSignIn): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: worthRetrying,
        retryDelay: (attempt) => Math.min(400 * 2 ** attempt, 5_000),
        refetchOnWindowFocus: true,
      },
    },
  })
  client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "error") return
    if (event.action.error instanceof ApiError && event.action.error.status === 401) onSignedOut()
  })
  return client
}

function goToSignIn(): void {
  const { pathname, search } = window.location
  if (pathname !== "/sign-in")
    window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
}
