import { getReleases, postRelease } from "@/lib/machine-api/handlers"
import { machine, wrongMethod } from "@/lib/web/machine"

export const dynamic = "force-dynamic"

export const GET = machine("deployments.read", getReleases)
export const POST = machine("releases.write", postRelease)

const refused = wrongMethod("GET", "POST")

export { refused as DELETE, refused as PATCH, refused as PUT }
