import type { Tone } from "./tone"

export type Toast = {
  id: number
  title: string
  description?: string
  tone: Tone
  action?: { label: string; onClick: () => void }
  /** Stays until closed when 0. */
  lifeMs: number
}

type ToastInput = string | (Omit<Partial<Toast>, "id"> & { title: string })

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function show(input: ToastInput, tone: Tone, lifeMs: number): number {
  const given = typeof input === "string" ? { title: input } : input
  lastId += 1
  set([...toasts, { tone, lifeMs, ...given, id: lastId }].slice(-4))
  return lastId
}

/** Says something briefly at the page's edge. Errors stay longer; with an `action` (undo) nothing is hurried. */
export const toast = {
  info: (input: ToastInput) => show(input, "neutral", 6_000),
  success: (input: ToastInput) => show(input, "green", 5_000),
  warning: (input: ToastInput) => show(input, "amber", 10_000),
  error: (input: ToastInput) => show(input, "red", 12_000),
  dismiss: (id: number) => set(toasts.filter((one) => one.id !== id)),
}

const NONE: readonly Toast[] = []

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: () => toasts,
  readOnServer: () => NONE,
}
