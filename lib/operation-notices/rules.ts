export const SEVERITIES = ["critical", "warning"] as const
export type Severity = (typeof SEVERITIES)[number] | "info"

/** Whether a channel that wants this or worse is told. */
export const reaches = (atLeast: string, severity: Severity): boolean =>
  atLeast !== "critical" || severity === "critical"
