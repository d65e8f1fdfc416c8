import { postDeployment } from "@/lib/machine-api/handlers"
import { machine, wrongMethod } from "@/lib/web/machine"

export const dynamic = "force-dynamic"

export const POST = machine("deployments.write", postDeployment)

const refused = wrongMethod("POST")

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT }
