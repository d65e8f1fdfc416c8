import { describeKilledDeployments } from "@/lib/testing/killed-deployments"

await describeKilledDeployments(["deploy", "watch"], ["rollback"])
