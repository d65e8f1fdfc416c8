import type { ErrorCode } from "@/lib/errors"

/** What a server action gives back; plain data, so it travels to a form with or without scripts. */
export type FormState<T> =
  | { ok: true; value: T }
  | {
      ok: false
      code: ErrorCode
      sentence: string
      fields?: Record<string, string>
      retryAfterSeconds?: number
      requestId: string
    }

/** Called from code with its input, or by a form with what it held (`useActionState`). */
export type Action<In, Out> = {
  (input: In): Promise<FormState<Out>>
  (previous: FormState<Out> | null, form: FormData): Promise<FormState<Out>>
}
