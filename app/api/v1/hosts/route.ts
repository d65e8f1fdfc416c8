import { postHost } from "@/lib/machine-api/post-host"
import { machine } from "@/lib/web/machine"

export const dynamic = "force-dynamic"

export const POST = machine("hosts.write", postHost)
