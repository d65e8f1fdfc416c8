"use client"

import { type FormEvent, useState, useTransition } from "react"
import { t } from "@/lib/say"
import type { FormState } from "@/lib/web/form-state"
import { askForPassword } from "./step-up"
import { toast } from "./ui/toast-store"

type Options<Out> = {
  /** Said when it worked. */
  done?: string
  onDone?: (value: Out) => void
  /** Failures without a field are said as a notice too; for buttons that stand alone. */
  loud?: boolean
}

/** Any action of `lib/web/action.ts`, as far as a button needs it. */
export type Sendable<In, Out> = {
  (input: In): Promise<FormState<Out>>
  (previous: null, form: FormData): Promise<FormState<Out>>
}

export type Failure = Extract<FormState<unknown>, { ok: false }>

/** Waits, asks for the password where it must, says what came of it. */
function useSettle<Out>(options: Options<Out>) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [pending, start] = useTransition()

  const settle = (call: () => Promise<FormState<Out>>) =>
    start(async () => {
      let state = await call().catch((): FormState<Out> => UNREACHED)
      if (!state.ok && state.code === "step_up_needed" && (await askForPassword())) {
        state = await call().catch((): FormState<Out> => UNREACHED)
      }
      setFailure(state.ok ? null : { ...state, sentence: t(state.sentence) })
      if (!state.ok) {
        if (options.loud) toast.error({ title: t(state.sentence), description: quoted(state) })
        return
      }
      if (options.done) toast.success(options.done)
      options.onDone?.(state.value)
    })
  return { pending, failure, clear: () => setFailure(null), settle }
}

/** A form as it stands, sent by `submit`; unlike `<form action>` it leaves what was typed in place when saving failed. */
export function useSubmit<Out>(
  submit: (form: FormData) => Promise<FormState<Out>>,
  options: Options<Out> = {},
) {
  const { settle, ...rest } = useSettle(options)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (rest.pending) return
    const form = new FormData(event.currentTarget)
    settle(() => submit(form))
  }
  return { ...rest, onSubmit }
}

/** One server action behind a button (`send` takes the input) or a form (`onSubmit` takes it as it stands). */
export function useAction<In, Out>(action: Sendable<In, Out>, options: Options<Out> = {}) {
  const { settle, ...rest } = useSettle(options)
  const { onSubmit, ...form } = useSubmit((given) => action(null, given), options)
  return {
    pending: rest.pending || form.pending,
    failure: rest.failure ?? form.failure,
    clear: () => {
      rest.clear()
      form.clear()
    },
    send: (input: In) => settle(() => action(input)),
    onSubmit,
  }
}

export const UNREACHED: Failure = {
  ok: false,
  code: "unavailable",
  sentence: "Rounds cannot be reached just now. Nothing was changed; try again.",
  requestId: "",
}

const quoted = (failure: Failure): string | undefined =>
  failure.code === "internal" && failure.requestId ? `${t("Request")} ${failure.requestId}` : undefined
