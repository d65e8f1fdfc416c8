import type { StepWrite, WireOp } from "./types"

const KIND: Record<string, string> = {
  Sleep: "sleep",
  WaitForEvent: "waitForEvent",
  InvokeFunction: "invoke",
}

export function stepWrite(op: WireOp, state: StepWrite["state"]): StepWrite {
  const startedMs = op.timing ? op.timing.a / 1e6 : undefined
  return {
    id: op.id,
    name: stepName(op),
    op: KIND[op.op] ?? String(op.opts?.type ?? "run").replace(/^step\./, ""),
    state,
    attempt: 0,
    output: null,
    error: null,
    startedAt: startedMs === undefined ? null : new Date(startedMs),
    finishedAt: op.timing && startedMs !== undefined ? new Date(startedMs + op.timing.b / 1e6) : null,
    dueAt: null,
    race: op.opts?.parallelMode === "race",
  }
}

// A NUL may stand in JSON, but not in a name.
export const stepName = (op: WireOp): string => (op.displayName || op.name || op.id).replaceAll("\0", "")
