import { getDeployment } from "@/lib/machine-api/handlers"
import { machine, wrongMethod } from "@/lib/web/machine"

export const dynamic = "force-dynamic"

export const GET = machine<{ id: string }>("deployments.read", getDeployment)

const refused = wrongMethod("GET")

export { refused as DELETE, refused as PATCH, refused as POST, refused as PUT }
