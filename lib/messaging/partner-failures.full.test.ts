import { describePartnerFailures } from "@/lib/testing/partner-proof"

await describePartnerFailures(500, 900_000)
