import { describeKilledSenders } from "@/lib/testing/killed-proof"

// Ten times each: killed.full.test.ts.
await describeKilledSenders(1)
