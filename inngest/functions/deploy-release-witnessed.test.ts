import { describeWitnessed } from "@/lib/testing/witnessed-deployments"

await describeWitnessed(["coolify", "github"])
