import { CASES, DRIVEN, describeDriven } from "@/lib/testing/driven-deployments"

await describeDriven(DRIVEN, CASES)
