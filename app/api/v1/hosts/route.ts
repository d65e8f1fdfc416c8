import { postHost } from "@/lib/machine-api/post-host"
import { machine, wrongMethod } from "@/lib/web/machine"

export const dynamic = "force-dynamic"

export const POST = machine("hosts.write", postHost)

const refused = wrongMethod("POST")

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT }
