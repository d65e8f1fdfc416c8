import { describePartnerFailures } from "@/lib/testing/partner-proof"

// 500 jobs a failure: partner-failures.full.test.ts.
await describePartnerFailures(12, 120_000)
