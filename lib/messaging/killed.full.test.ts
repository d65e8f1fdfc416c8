import { describeKilledSenders } from "@/lib/testing/killed-proof"

await describeKilledSenders(10)
