import { command } from "@/lib/operation"
import { keepRound } from "@/lib/probes/keep-round"
import { RecordInput } from "@/lib/probes/schema"

export const recordRound = command({
  name: "probes.record",
  may: "deployments.write",
  input: RecordInput,
  run: ({ tx, input }) => keepRound(tx, input),
})
