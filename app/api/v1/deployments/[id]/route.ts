import { getDeployment } from "@/lib/machine-api/handlers"
import { machine } from "@/lib/web/machine"

export const dynamic = "force-dynamic"

export const GET = machine<{ id: string }>("deployments.read", getDeployment)
