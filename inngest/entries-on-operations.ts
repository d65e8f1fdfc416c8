import type { FunctionEntry } from "./entry"

/** What the software itself asks for: putting releases where they are wanted, and telling of what is wrong. */
export const ON_OPERATIONS = [
  {
    id: "send-operation-notice",
    aliases: ["alert-sender"],
    description: "Tells of an alert, an incident or a deployment through one channel, at most once.",
    attempts: 6,
    trigger: { event: "operation_notice.queued" },
    effects: [{ step: "send", kind: "notification", words: "Tells whoever looks after the software" }],
    config: { priority: "600" },
  },
  {
    id: "deploy-release",
    aliases: ["deployment", "rollback"],
    description:
      "Puts a release where it is wanted: looks before, waits until it is stable and healthy, tests and proves it, or goes back.",
    attempts: 6,
    trigger: { event: "deployment.requested" },
    config: { priority: "120" },
    doc: "A rerun of one that ended does nothing: ask for the deployment anew.",
  },
  {
    id: "end-cancelled-deployment",
    aliases: [],
    description: "Ends the deployment of a cancelled run, so that its place is free and somebody knows.",
    attempts: 3,
    trigger: { event: "inngest/function.cancelled" },
  },
] as const satisfies readonly FunctionEntry[]
