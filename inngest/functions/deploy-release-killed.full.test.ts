import { BACKWARD, describeKilledDeployments, FORWARD } from "@/lib/testing/killed-deployments"

await describeKilledDeployments(FORWARD, BACKWARD)
